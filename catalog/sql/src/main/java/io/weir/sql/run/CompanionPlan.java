package io.weir.sql.run;

import io.weir.sql.companion.Companion;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A scan of a table beside {@code flows}, whose span of time is known when a statement runs. */
public interface CompanionPlan {
    /** The table. */
    Companion table();

    /** The columns that it gives, by their place in the table, in order. */
    List<Integer> columns();

    /**
     * The times that one execution needs; rows outside may come or not.
     *
     * @param parameters the value of a parameter by its index, in Calcite's internal form
     * @param nowMillis the statement's current time
     */
    Span bind(IntFunction<@Nullable Object> parameters, long nowMillis);

    /**
     * A span of time in milliseconds since 1970.
     *
     * @param first the first one
     * @param last the last one; none where it is before the first
     */
    record Span(long first, long last) {
        /** All of time. */
        public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

        /** No time. */
        public static final Span NONE = new Span(0, -1);

        /** The first millisecond after it; the last that there is where it has no end. */
        public long end() {
            return last == Long.MAX_VALUE ? last : last + 1;
        }

        /** What both have. */
        public Span and(Span other) {
            return new Span(Math.max(first, other.first), Math.min(last, other.last));
        }
    }
}
