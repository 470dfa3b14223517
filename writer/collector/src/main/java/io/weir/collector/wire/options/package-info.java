/**
 * What exporters say of themselves in options data: sampling rates, names of interfaces, VRFs and
 * applications, statistics. Front door: {@link io.weir.collector.wire.options.ExporterOptions}.
 * Imports {@code wire.element} and {@code wire.state}.
 */
@NullMarked
package io.weir.collector.wire.options;

import org.jspecify.annotations.NullMarked;
