/**
 * Every protocol behind one decoder. Front door: {@link io.weir.collector.decode.DatagramDecoders}.
 * Imports {@code io.weir.collector.wire} and its packages for each protocol, {@code io.weir.format}
 * and {@code io.weir.udfs}.
 */
@NullMarked
package io.weir.collector.decode;

import org.jspecify.annotations.NullMarked;
