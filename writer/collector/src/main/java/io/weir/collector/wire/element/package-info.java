/**
 * Information elements: what they are on the wire and which column of {@code flows} each fills.
 * Front door: {@link io.weir.collector.wire.element.Elements}. Imports {@code io.weir.format}.
 */
@NullMarked
package io.weir.collector.wire.element;

import org.jspecify.annotations.NullMarked;
