package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Values of a buffer as objects. */
final class BoxedValues {
    private BoxedValues() {}

    static @Nullable Object get(ValueKind kind, ValueBuffer values, int row) {
        if (values.nulls()[row]) {
            return null;
        }
        return switch (kind) {
            case NUMBER -> (Object) values.longs()[row];
            case DOUBLE -> (Object) Double.longBitsToDouble(values.longs()[row]);
            case ADDRESS ->
                    ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(values.highs()[row])
                            .putLong(values.longs()[row])
                            .array();
            case TEXT -> values.texts()[row];
        };
    }

    static void put(ValueKind kind, @Nullable Object value, ValueBuffer values, int row) {
        values.nulls()[row] = value == null;
        if (value == null) {
            return;
        }
        switch (kind) {
            case NUMBER -> values.longs()[row] = number(value);
            case DOUBLE ->
                    values.longs()[row] = Double.doubleToLongBits(((Number) value).doubleValue());
            case ADDRESS -> {
                ByteBuffer bytes = ByteBuffer.wrap((byte[]) value);
                values.highs()[row] = bytes.getLong();
                values.longs()[row] = bytes.getLong();
            }
            case TEXT -> values.texts()[row] = (String) value;
        }
    }

    private static long number(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return ((Number) value).longValue();
    }
}
