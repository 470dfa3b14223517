package io.weir.sql.run;

import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/** What a row takes in memory, about, where an operator of Calcite's keeps it. */
final class RowBytes {
    /** A table's or a tree's entry, and a list of the rows of one key. */
    private static final int OF_AN_ENTRY = 64;

    private static final int OF_AN_OBJECT = 24;
    private static final int OF_A_REFERENCE = 4;

    /** The fields of an object of generated classes, which are few where there are many objects. */
    private static final int OF_FIELDS = 96;

    private RowBytes() {}

    static int of(@Nullable Object row) {
        return OF_AN_ENTRY + ofValue(row);
    }

    private static int ofValue(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof Character) {
            return OF_AN_OBJECT;
        }
        if (value instanceof String text) {
            return 2 * OF_AN_OBJECT + text.length();
        }
        if (value instanceof ByteString bytes) {
            return 2 * OF_AN_OBJECT + bytes.length();
        }
        if (value instanceof @Nullable Object[] values) {
            int bytes = OF_AN_OBJECT + values.length * OF_A_REFERENCE;
            for (Object part : values) {
                bytes += ofValue(part);
            }
            return bytes;
        }
        return value instanceof List<?> list ? ofValue(list.toArray()) : OF_AN_OBJECT + OF_FIELDS;
    }
}
