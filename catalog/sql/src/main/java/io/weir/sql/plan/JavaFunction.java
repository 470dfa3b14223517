package io.weir.sql.plan;

import java.lang.reflect.Method;
import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NotNullImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;

/** How Calcite's generated code calls a function of ours. */
final class JavaFunction implements ScalarFunction, ImplementableFunction {
    private final NotNullImplementor implementor;
    private final NullPolicy nulls;

    JavaFunction(NotNullImplementor implementor, NullPolicy nulls) {
        this.implementor = implementor;
        this.nulls = nulls;
    }

    /** A static method that is NULL if any argument is. */
    static JavaFunction strict(Class<?> type, String method, Class<?>... parameters) {
        try {
            Method target = type.getMethod(method, parameters);
            return new JavaFunction(
                    (translator, call, arguments) -> Expressions.call(target, arguments),
                    NullPolicy.STRICT);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CallImplementor getImplementor() {
        return RexImpTable.createImplementor(implementor, nulls, false);
    }

    /** Not asked: our operators derive their own types. */
    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FunctionParameter> getParameters() {
        return List.of();
    }
}
