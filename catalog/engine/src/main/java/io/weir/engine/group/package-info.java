/**
 * Grouping and totals inside the scan: rows become groups where their pages are decoded, on every
 * core.
 *
 * <p>Front door: {@link io.weir.engine.group.FlowGroups}. May import {@code io.weir.engine} and its
 * packages {@code column}, {@code expression} and {@code work}.
 */
@NullMarked
package io.weir.engine.group;

import org.jspecify.annotations.NullMarked;
