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
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/**
 * EXISTS by several columns with a sub-query that runs before the rows that ask it: the values,
 * then the number of the sub-query. True or false: a value that is NULL is equal to none. No
 * statement can name it.
 */
final class TupleSetOperator extends SqlUserDefinedFunction {
    private static final TupleSetOperator INSTANCE = new TupleSetOperator();

    private TupleSetOperator() {
        super(
                new SqlIdentifier("IN_ROWS", SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.BOOLEAN_NOT_NULL,
                InferTypes.FIRST_KNOWN,
                OperandTypes.operandMetadata(
                        List.of(), types -> List.of(), i -> "value", i -> false),
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
