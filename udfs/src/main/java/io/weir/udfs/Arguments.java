package io.weir.udfs;

import io.weir.udfs.address.Addresses;
import io.weir.udfs.traffic.TimeBuckets;

/** The arguments of one call, none of them NULL, read by type and range. */
final class Arguments {
    private static final ParsedTexts<Long> INTERVALS =
            new ParsedTexts<>(TimeBuckets::parseInterval);

    private final FunctionDraft.CallShape shape;
    private final Object[] values;

    Arguments(FunctionDraft.CallShape shape, Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    int count() {
        return values.length;
    }

    /** Whether the optional argument at {@code index} was given. */
    boolean has(int index) {
        return index < values.length;
    }

    byte[] address(int index) {
        Object value = values[index];
        if (value instanceof byte[] bytes && bytes.length == 16) {
            return bytes;
        }
        return Addresses.parse(text(index));
    }

    String text(int index) {
        if (values[index] instanceof String text) {
            return text;
        }
        throw wrongType(index);
    }

    long whole(int index) {
        Object value = values[index];
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        throw wrongType(index);
    }

    int whole(int index, int least, int most) {
        long value = whole(index);
        if (value < least || value > most) {
            throw refuse(
                    shape.parameter(index).name()
                            + " is "
                            + value
                            + "; expected "
                            + least
                            + " to "
                            + most);
        }
        return (int) value;
    }

    /** Milliseconds above zero, given as such or as text. */
    long interval(int index) {
        if (values[index] instanceof String text) {
            return INTERVALS.get(text);
        }
        long millis = whole(index);
        if (millis <= 0) {
            throw refuse(
                    shape.parameter(index).name() + " is " + millis + " ms; expected above zero");
        }
        return millis;
    }

    /** An exception that says {@code problem} and shows a right call. */
    FunctionArgumentException refuse(String problem) {
        return new FunctionArgumentException(
                shape.name(), problem + ", for example " + shape.exampleCall());
    }

    private FunctionArgumentException wrongType(int index) {
        FunctionParameter parameter = shape.parameter(index);
        return refuse(
                parameter.name()
                        + " is a "
                        + values[index].getClass().getSimpleName()
                        + "; expected "
                        + parameter.type());
    }
}
