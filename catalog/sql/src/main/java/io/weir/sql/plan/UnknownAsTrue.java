package io.weir.sql.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * IS NOT FALSE and IS NOT TRUE of conditions that are composed, in other words. Under them Calcite
 * takes {@code x > 7 AND x IS NOT NULL} for {@code x > 7}, which is unknown and not false where x
 * is NULL.
 */
final class UnknownAsTrue {
    private static final Set<SqlKind> COMPOSITIONS =
            EnumSet.of(SqlKind.AND, SqlKind.OR, SqlKind.SEARCH);

    private UnknownAsTrue() {}

    /** The same condition without such a test, where there is one. */
    static RexNode spelled(RexBuilder builder, RexNode node) {
        if (!(node instanceof RexCall call)) {
            return node;
        }
        boolean isNegated = call.getKind() == SqlKind.NOT;
        RexNode test = isNegated ? call.getOperands().get(0) : call;
        SqlKind kind = isNegated ? test.getKind().negate() : test.getKind();
        if (kind != SqlKind.IS_NOT_FALSE && kind != SqlKind.IS_NOT_TRUE) {
            return node;
        }
        RexNode condition = ((RexCall) test).getOperands().get(0);
        if (!isComposed(condition) || !RexUtil.isDeterministic(condition)) {
            return node;
        }
        RexNode known =
                kind == SqlKind.IS_NOT_FALSE
                        ? condition
                        : builder.makeCall(SqlStdOperatorTable.NOT, condition);
        RexNode unknown = builder.makeCall(SqlStdOperatorTable.IS_NULL, condition);
        RexNode either = builder.makeCall(SqlStdOperatorTable.OR, known, unknown);
        return either.getType().isNullable() && !node.getType().isNullable()
                ? builder.makeCall(SqlStdOperatorTable.IS_TRUE, List.of(either))
                : either;
    }

    /** Whether it is made of several conditions; a sub-query is not to stand twice. */
    private static boolean isComposed(RexNode condition) {
        boolean[] isComposed = new boolean[1];
        boolean[] hasQuery = new boolean[1];
        condition.accept(
                new RexVisitorImpl<@Nullable Void>(true) {
                    @Override
                    public @Nullable Void visitCall(RexCall call) {
                        isComposed[0] |= COMPOSITIONS.contains(call.getKind());
                        return super.visitCall(call);
                    }

                    @Override
                    public @Nullable Void visitSubQuery(RexSubQuery query) {
                        hasQuery[0] = true;
                        return null;
                    }
                });
        return isComposed[0] && !hasQuery[0];
    }
}
