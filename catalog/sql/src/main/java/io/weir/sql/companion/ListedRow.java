package io.weir.sql.companion;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A row whose values are made when they are asked for. */
@FunctionalInterface
public interface ListedRow {
    /**
     * A value: {@code Long} for numbers and times (milliseconds since 1970), {@code String} for
     * texts, null where there is none.
     *
     * @param column its place in the table
     */
    @Nullable Object value(int column) throws IOException;

    /** A row whose values are known. */
    static ListedRow of(Object... values) {
        return column -> values[column];
    }
}
