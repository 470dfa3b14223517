package io.weir.sql.plan;

import io.weir.engine.expression.TupleSet;
import io.weir.sql.run.Bindings;
import io.weir.sql.run.FunctionCalls;
import io.weir.sql.run.KeySet;
import io.weir.udfs.FlowContext;
import org.apache.calcite.DataContext;
import org.apache.calcite.DataContexts;

/** For planning: what the engine can do does not depend on the values of parameters. */
final class Placeholders implements Bindings {
    static final Placeholders INSTANCE = new Placeholders();

    private Placeholders() {}

    @Override
    public Object parameter(int index) {
        return ConstantValues.PLACEHOLDER;
    }

    @Override
    public long nowMillis() {
        return 0;
    }

    @Override
    public FlowContext flowContext() {
        return FunctionCalls.NO_CONTEXT;
    }

    @Override
    public KeySet keySet(int number) {
        throw new IllegalStateException("a plan reads no rows");
    }

    @Override
    public TupleSet tupleSet(int number) {
        throw new IllegalStateException("a plan reads no rows");
    }

    @Override
    public DataContext session() {
        return DataContexts.EMPTY;
    }
}
