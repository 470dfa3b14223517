package io.weir.jdbc.result;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** {@code java.sql.Wrapper} for objects that wrap nothing but themselves. */
public final class Wrapping {
    private Wrapping() {}

    /** The object itself as {@code type}, or an error that says what it is. */
    public static <T> T unwrap(Object object, @Nullable Class<T> type) throws SQLException {
        if (type == null || !type.isInstance(object)) {
            throw SqlErrors.badArgument(
                    "unwrap: "
                            + object.getClass().getName()
                            + " is no "
                            + (type == null ? "null" : type.getName())
                            + "; ask isWrapperFor first");
        }
        return type.cast(object);
    }
}
