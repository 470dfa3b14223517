/**
 * From the octets of one data record to one row. A template is compiled once to a {@link
 * io.weir.collector.wire.record.RecordPlan}; {@link io.weir.collector.wire.record.RecordDecoder}
 * runs plans, without allocation per record. Imports {@code wire}, {@code wire.element}, {@code
 * wire.options} and {@code io.weir.format}.
 */
@NullMarked
package io.weir.collector.wire.record;

import org.jspecify.annotations.NullMarked;
