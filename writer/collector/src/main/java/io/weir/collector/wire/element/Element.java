package io.weir.collector.wire.element;

import io.weir.format.FlowColumn;
import org.jspecify.annotations.Nullable;

/**
 * One use of an information element.
 *
 * @param type what it is on the wire
 * @param use what is done with it
 * @param column the column that it fills; null where {@code use} says more
 * @param slot where its number is kept; null unless {@code use} is {@link Use#SLOT}
 * @param rank among elements of one target the lowest is taken; of a column a lower one that is
 *     zero or empty leaves it to the next
 */
public record Element(
        ElementType type, Use use, @Nullable FlowColumn column, @Nullable Slot slot, int rank) {

    /** The same element in another slot. */
    Element inSlot(Slot other) {
        return new Element(type, use, column, other, rank);
    }
}
