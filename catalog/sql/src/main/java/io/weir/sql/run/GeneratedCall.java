package io.weir.sql.run;

import io.weir.engine.expression.FunctionCall;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * An operator of Calcite's that the engine has no code for: Calcite's own generated code, called
 * for each row. One thread.
 */
public final class GeneratedCall implements FunctionCall.Function, DataContext {
    /** The classes that generated code takes its arguments as. */
    public enum Argument {
        BOOLEAN,
        SMALLINT,
        INTEGER,
        ADDRESS,
        /** BIGINT, times, DOUBLE and texts, which are the same on both sides. */
        AS_IS
    }

    private static final String ARGUMENTS = "inputRecord";

    private final Function1<DataContext, @Nullable Object[]> code;
    private final List<Argument> classes;
    private final DataContext session;
    private @Nullable Object[] arguments = new Object[0];

    /**
     * @param code generated; its one result is the call's
     * @param classes one for each argument
     */
    public GeneratedCall(
            Function1<DataContext, @Nullable Object[]> code,
            List<Argument> classes,
            DataContext session) {
        this.code = code;
        this.classes = classes;
        this.session = session;
    }

    @Override
    public @Nullable Object call(@Nullable Object[] values) {
        QueryRun.check(session);
        for (int i = 0; i < values.length; i++) {
            values[i] = argument(classes.get(i), values[i]);
        }
        arguments = values;
        Object result = code.apply(this)[0];
        return result instanceof ByteString bytes ? bytes.getBytes() : result;
    }

    private static @Nullable Object argument(Argument wanted, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (wanted) {
            case BOOLEAN -> (Long) value != 0;
            case SMALLINT -> ((Long) value).shortValue();
            case INTEGER -> ((Long) value).intValue();
            case ADDRESS -> new ByteString((byte[]) value);
            case AS_IS -> value;
        };
    }

    @Override
    public @Nullable Object get(String name) {
        return name.equals(ARGUMENTS) ? arguments : session.get(name);
    }

    @Override
    public @Nullable SchemaPlus getRootSchema() {
        return session.getRootSchema();
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        return session.getTypeFactory();
    }

    @Override
    public QueryProvider getQueryProvider() {
        return session.getQueryProvider();
    }
}
