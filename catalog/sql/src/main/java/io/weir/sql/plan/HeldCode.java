package io.weir.sql.plan;

import io.weir.sql.run.HeldRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.JoinType;
import org.apache.calcite.linq4j.tree.ConstantExpression;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.MethodCallExpression;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/** Puts the counting of kept rows into an operator's generated code. */
final class HeldCode extends Shuttle {
    private static final String COUNTED = "counted";

    private final Expression plan;

    /**
     * @param plan gives the {@link io.weir.sql.run.HeldPlan}
     */
    HeldCode(Expression plan) {
        this.plan = plan;
    }

    /** Rows that are kept when they are read. */
    Expression rows(Expression rows) {
        return call(COUNTED, rows);
    }

    /** Rows without those that were there before. */
    Expression distinctRows(Expression rows) {
        return call("distinct", rows);
    }

    private Expression call(String method, Expression argument) {
        return Expressions.call(HeldRows.class, method, DataContext.ROOT, argument, plan);
    }

    @Override
    public Expression visit(
            MethodCallExpression call, @Nullable Expression target, List<Expression> arguments) {
        if (isOf(call, BuiltInMethod.DISTINCT) || isOf(call, BuiltInMethod.DISTINCT2)) {
            return target == null ? call : distinctRows(target);
        }
        if (isOf(call, BuiltInMethod.GROUP_BY2)) {
            return with(call, target, arguments, 1);
        }
        if (isOf(call, BuiltInMethod.GROUP_BY_MULTIPLE)) {
            return with(call, target, arguments, 2);
        }
        if (isOf(call, BuiltInMethod.NESTED_LOOP_JOIN) && isMadeAtOnce(arguments.get(4))) {
            return with(call, target, arguments, 3);
        }
        return super.visit(call, target, arguments);
    }

    /** Whether a join of this type makes its whole result before it gives the first row. */
    private static boolean isMadeAtOnce(Expression joinType) {
        return joinType instanceof ConstantExpression constant
                && constant.value instanceof JoinType type
                && type.generatesNullsOnLeft();
    }

    private static boolean isOf(MethodCallExpression call, BuiltInMethod method) {
        return call.method.equals(method.method);
    }

    /** An operator further below has done it. */
    private static boolean isCounted(Expression argument) {
        return argument instanceof MethodCallExpression call
                && call.method.getDeclaringClass().equals(HeldRows.class);
    }

    /** The same call, with the results of the function that is one of its arguments counted. */
    private Expression with(
            MethodCallExpression call,
            @Nullable Expression target,
            List<Expression> arguments,
            int function) {
        if (isCounted(arguments.get(function))) {
            return call;
        }
        List<Expression> counted = new ArrayList<>(arguments);
        counted.set(function, call(COUNTED, arguments.get(function)));
        return Expressions.call(target, call.method, counted);
    }
}
