/**
 * sFlow version 5. Front door: {@link io.weir.collector.wire.sflow.SFlow5Decoder}. Imports {@code
 * io.weir.collector.wire} and its {@code packet} and {@code sequence}, and {@code io.weir.format}.
 */
@NullMarked
package io.weir.collector.wire.sflow;

import org.jspecify.annotations.NullMarked;
