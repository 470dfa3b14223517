/**
 * Which sensor saw a flow, and of which type it is: SiLK's rules (site "twoway").
 *
 * <p>Front door: {@link io.weir.collector.sensor.FlowSensors}. Imports {@code
 * io.weir.collector.wire}, {@code io.weir.format} and {@code io.weir.udfs}.
 */
@NullMarked
package io.weir.collector.sensor;

import org.jspecify.annotations.NullMarked;
