package io.weir.format.footer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A struct of Thrift's compact protocol: its fields by id. Integers are {@code Long}, binaries
 * {@code byte[]}, lists {@code List}, structs this class.
 *
 * @param fields values by field id
 */
record CompactStruct(Map<Integer, Object> fields) {
    /** Whether there is such a field. */
    boolean has(int id) {
        return fields.containsKey(id);
    }

    long number(int id, String name) throws FooterException {
        return typed(id, Long.class, name);
    }

    long number(int id, long missing) throws FooterException {
        return has(id) ? number(id, "a number") : missing;
    }

    boolean flag(int id, boolean missing) throws FooterException {
        return has(id) ? typed(id, Boolean.class, "a flag") : missing;
    }

    CompactStruct struct(int id, String name) throws FooterException {
        return typed(id, CompactStruct.class, name);
    }

    List<?> list(int id, String name) throws FooterException {
        return typed(id, List.class, name);
    }

    String text(int id, String name) throws FooterException {
        return new String(typed(id, byte[].class, name), StandardCharsets.UTF_8);
    }

    byte @Nullable [] binary(int id, String name) throws FooterException {
        return has(id) ? typed(id, byte[].class, name) : null;
    }

    private <T> T typed(int id, Class<T> type, String name) throws FooterException {
        return cast(fields.get(id), type, name);
    }

    /** An element or field that must have a type. */
    static <T> T cast(@Nullable Object value, Class<T> type, String name) throws FooterException {
        if (!type.isInstance(value)) {
            throw new FooterException(
                    "expected " + name + ", got " + (value == null ? "none" : "another type"));
        }
        return type.cast(value);
    }
}
