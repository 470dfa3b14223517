package io.weir.sql.plan;

import io.weir.sql.run.TupleSetPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * EXISTS by several columns with a sub-query that runs before the rows that ask it: the values,
 * then the number of the sub-query. True or false: a value that is NULL is equal to none.
 */
final class TupleSetOperator extends HiddenFunction {
    private static final TupleSetOperator INSTANCE = new TupleSetOperator();

    private TupleSetOperator() {
        super(
                "IN_ROWS",
                ReturnTypes.BOOLEAN_NOT_NULL,
                List.of(),
                new JavaFunction(
                        (translator, call, arguments) -> {
                            int last = arguments.size() - 1;
                            List<Expression> values = new ArrayList<>();
                            arguments.subList(0, last).stream()
                                    .map(Expressions::box)
                                    .forEach(values::add);
                            return Expressions.call(
                                    TupleSetPlan.class,
                                    "contains",
                                    translator.getRoot(),
                                    arguments.get(last),
                                    Expressions.newArrayInit(Object.class, values));
                        },
                        NullPolicy.NONE));
    }

    static RexNode call(RexBuilder builder, List<RexNode> values, int set) {
        RelDataType integer = builder.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
        List<RexNode> operands = new ArrayList<>(values);
        operands.add(builder.makeExactLiteral(BigDecimal.valueOf(set), integer));
        return builder.makeCall(INSTANCE, operands);
    }

    /** Whether a node is such a call. */
    static boolean isCall(RexNode node) {
        return node instanceof RexCall call && call.getOperator().equals(INSTANCE);
    }

    /** The values that are looked for. */
    static List<RexNode> values(RexCall call) {
        return call.getOperands().subList(0, call.getOperands().size() - 1);
    }

    /** The number of the sub-query. */
    static int set(RexCall call) {
        return RexLiteral.intValue(call.getOperands().get(call.getOperands().size() - 1));
    }
}
