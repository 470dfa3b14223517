package io.weir.sql.plan;

import io.weir.sql.run.KeySetPlan;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * IN with a sub-query that runs before the rows that ask it: the value, then the number of the
 * sub-query.
 */
final class KeySetOperator extends HiddenFunction {
    private static final KeySetOperator INSTANCE = new KeySetOperator();

    private KeySetOperator() {
        super(
                "IN_SET",
                ReturnTypes.BOOLEAN_FORCE_NULLABLE,
                List.of(),
                new JavaFunction(
                        (translator, call, arguments) ->
                                Expressions.call(
                                        KeySetPlan.class,
                                        "contains",
                                        translator.getRoot(),
                                        Expressions.box(arguments.get(0)),
                                        arguments.get(1)),
                        NullPolicy.NONE));
    }

    static RexNode call(RexBuilder builder, RexNode value, int set) {
        RelDataType integer = builder.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
        return builder.makeCall(
                INSTANCE, value, builder.makeExactLiteral(BigDecimal.valueOf(set), integer));
    }

    /** Whether a node is such a call. */
    static boolean isCall(RexNode node) {
        return node instanceof RexCall call && call.getOperator().equals(INSTANCE);
    }

    /** The value that is looked for. */
    static RexNode value(RexCall call) {
        return call.getOperands().get(0);
    }

    /** The number of the sub-query. */
    static int set(RexCall call) {
        return RexLiteral.intValue(call.getOperands().get(1));
    }
}
