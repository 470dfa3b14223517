/**
 * How decoders keep what they have learned: {@link io.weir.collector.wire.state.StateSections}
 * joins the {@link io.weir.collector.wire.state.StatePart}s of all decoders in one checked array of
 * bytes. Imports only the JDK.
 */
@NullMarked
package io.weir.collector.wire.state;

import org.jspecify.annotations.NullMarked;
