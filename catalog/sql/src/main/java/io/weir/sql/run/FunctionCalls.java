package io.weir.sql.run;

import io.weir.sql.FlowErrorCode;
import io.weir.udfs.FlowContext;
import io.weir.udfs.FlowFunction;
import io.weir.udfs.FlowFunctions;
import io.weir.udfs.FunctionArgumentException;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Weir's functions from generated code; integers go in and out as the types that the plan
 * has.
 */
public final class FunctionCalls {
    /** Surroundings for a trial call: nothing is internal, no country is known. */
    public static final FlowContext NO_CONTEXT =
            new FlowContext() {
                @Override
                public boolean isInternal(byte[] address) {
                    return false;
                }

                @Override
                public @Nullable String country(byte[] address) {
                    return null;
                }
            };

    private static final FlowFunction[] FUNCTIONS =
            FlowFunctions.all().toArray(new FlowFunction[0]);

    private FunctionCalls() {}

    /** A function that returns BOOLEAN. */
    public static @Nullable Boolean callBoolean(
            DataContext root, int function, @Nullable Object[] arguments) {
        return (Boolean) call(root, function, arguments);
    }

    /** A function that returns SMALLINT. */
    public static @Nullable Short callShort(
            DataContext root, int function, @Nullable Object[] arguments) {
        Number result = (Number) call(root, function, arguments);
        return result == null ? null : result.shortValue();
    }

    /** A function that returns INTEGER. */
    public static @Nullable Integer callInteger(
            DataContext root, int function, @Nullable Object[] arguments) {
        Number result = (Number) call(root, function, arguments);
        return result == null ? null : result.intValue();
    }

    /** A function that returns BIGINT, a TIMESTAMP or an interval. */
    public static @Nullable Long callLong(
            DataContext root, int function, @Nullable Object[] arguments) {
        Number result = (Number) call(root, function, arguments);
        return result == null ? null : result.longValue();
    }

    /** A function that returns DOUBLE. */
    public static @Nullable Double callDouble(
            DataContext root, int function, @Nullable Object[] arguments) {
        Number result = (Number) call(root, function, arguments);
        return result == null ? null : result.doubleValue();
    }

    /** A function that returns VARCHAR. */
    public static @Nullable String callText(
            DataContext root, int function, @Nullable Object[] arguments) {
        return (String) call(root, function, arguments);
    }

    /** A function that returns an address. */
    public static @Nullable ByteString callAddress(
            DataContext root, int function, @Nullable Object[] arguments) {
        byte[] result = (byte[]) call(root, function, arguments);
        return result == null ? null : new ByteString(result);
    }

    /** All functions, in the order of their numbers. */
    public static List<FlowFunction> functions() {
        return List.of(FUNCTIONS);
    }

    private static @Nullable Object call(
            DataContext root, int index, @Nullable Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(arguments[i]);
        }
        FlowFunction function = FUNCTIONS[index];
        QueryRun run = (QueryRun) root;
        if (function.needsContext() && arguments.length == 1) {
            return run.remembered(
                    index, arguments[0], () -> call(function, run.flowContext(), arguments));
        }
        return call(function, run.flowContext(), arguments);
    }

    /**
     * Calls a function.
     *
     * @throws SqlRuntimeException for an argument that it does not take
     */
    public static @Nullable Object call(
            FlowFunction function, FlowContext context, @Nullable Object[] arguments) {
        try {
            return function.body().call(context, arguments);
        } catch (FunctionArgumentException e) {
            throw new SqlRuntimeException(
                    FlowErrorCode.BAD_ARGUMENT, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Object argument(@Nullable Object value) {
        if (value instanceof ByteString bytes) {
            return bytes.getBytes();
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value;
    }
}
