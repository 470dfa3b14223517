package io.weir.sql.plan;

import io.weir.sql.run.ExactAverage;
import io.weir.sql.run.ExactSum;
import io.weir.sql.run.ExactSumOrZero;
import io.weir.sql.run.Variance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/**
 * Replaces Calcite's wrapping arithmetic: {@code + - * /} of integers fail on overflow, SUM and AVG
 * of integers are exact, as aggregates and as windows, variances keep their digits, decimal
 * logarithms are right, quotients of decimals are DOUBLE, by zero an error, and NTILE's larger
 * tiles come first.
 */
final class ExactArithmetic extends RelHomogeneousShuttle {
    private static final SqlAggFunction SUM =
            aggregate("EXACT_SUM", ReturnTypes.AGG_SUM, ExactSum.class);

    /** The exact SUM of integers that is 0 over no rows. */
    static final SqlAggFunction SUM_OR_ZERO =
            aggregate("EXACT_SUM0", ReturnTypes.AGG_SUM_EMPTY_IS_ZERO, ExactSumOrZero.class);

    private static final SqlAggFunction AVG =
            aggregate("EXACT_AVG", ReturnTypes.AVG_AGG_FUNCTION, ExactAverage.class);

    private static final Map<SqlKind, SqlAggFunction> SPREAD =
            Map.of(
                    SqlKind.VAR_POP, spread("EXACT_VAR_POP", Variance.OfPopulation.class),
                    SqlKind.VAR_SAMP, spread("EXACT_VAR_SAMP", Variance.OfSample.class),
                    SqlKind.STDDEV_POP,
                            spread("EXACT_STDDEV_POP", Variance.DeviationOfPopulation.class),
                    SqlKind.STDDEV_SAMP,
                            spread("EXACT_STDDEV_SAMP", Variance.DeviationOfSample.class));

    private final RexBuilder builder;
    private final RexShuttle expressions;

    ExactArithmetic(RexBuilder builder) {
        this.builder = builder;
        this.expressions = new Expressions(builder);
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        visited = visited instanceof Project project ? exact(project) : visited.accept(expressions);
        return visited instanceof Aggregate aggregate
                ? GrandTotals.apart(exact(DoubleArguments.of(aggregate)))
                : visited;
    }

    /** What was never NULL is not said to be: the nodes above take it at its word. */
    private RelNode exact(Project project) {
        List<RexNode> values = new ArrayList<>();
        for (RexNode value : project.getProjects()) {
            RexNode exact = value.accept(expressions);
            boolean hasPromise = exact.getType().isNullable() && !value.getType().isNullable();
            values.add(
                    hasPromise ? builder.makeAbstractCast(value.getType(), exact, false) : exact);
        }
        return values.equals(project.getProjects())
                ? project
                : project.copy(
                        project.getTraitSet(),
                        project.getInput(),
                        values,
                        RexUtil.createStructType(
                                builder.getTypeFactory(),
                                values,
                                project.getRowType().getFieldNames(),
                                null));
    }

    private static Aggregate exact(Aggregate aggregate) {
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            calls.add(exact(aggregate, call));
        }
        return withCalls(aggregate, calls);
    }

    /** The same groups with other calls, which have the same arguments. */
    static Aggregate withCalls(Aggregate aggregate, List<AggregateCall> calls) {
        return calls.equals(aggregate.getAggCallList())
                ? aggregate
                : aggregate.copy(
                        aggregate.getTraitSet(),
                        aggregate.getInput(),
                        aggregate.getGroupSet(),
                        aggregate.getGroupSets(),
                        calls);
    }

    private static AggregateCall exact(Aggregate aggregate, AggregateCall call) {
        if (call.getArgList().size() != 1) {
            return call;
        }
        RelDataType argument =
                aggregate
                        .getInput()
                        .getRowType()
                        .getFieldList()
                        .get(call.getArgList().get(0))
                        .getType();
        SqlAggFunction function = exact(call.getAggregation(), argument);
        if (function == null) {
            return call;
        }
        return AggregateCall.create(
                call.getParserPosition(),
                function,
                call.isDistinct(),
                call.isApproximate(),
                call.ignoreNulls(),
                call.rexList,
                call.getArgList(),
                call.filterArg,
                call.distinctKeys,
                call.collation,
                call.getType(),
                call.getName());
    }

    /** Whether a function is the exact SUM of integers. */
    static boolean isSum(SqlAggFunction function) {
        return function.equals(SUM);
    }

    /** Whether a function is the exact SUM of integers that is 0 over no rows. */
    static boolean isSumOrZero(SqlAggFunction function) {
        return function.equals(SUM_OR_ZERO);
    }

    /** Whether a function is a sum that is 0 over no rows. */
    static boolean isZeroOfNone(SqlAggFunction function) {
        return function.getKind() == SqlKind.SUM0 || isSumOrZero(function);
    }

    /** Whether a function is the exact AVG of integers. */
    static boolean isAverage(SqlAggFunction function) {
        return function.equals(AVG);
    }

    /** Which variance or deviation a function is that keeps its digits; null where it is none. */
    static @Nullable SqlKind spread(SqlAggFunction function) {
        for (Map.Entry<SqlKind, SqlAggFunction> entry : SPREAD.entrySet()) {
            if (entry.getValue().equals(function)) {
                return entry.getKey();
            }
        }
        return null;
    }

    private static @Nullable SqlAggFunction exact(SqlAggFunction function, RelDataType argument) {
        SqlAggFunction spread = SPREAD.get(function.getKind());
        if (spread != null) {
            return spread;
        }
        if (!SqlTypeUtil.isIntType(argument)) {
            return null;
        }
        return switch (function.getKind()) {
            case SUM -> SUM;
            case SUM0 -> SUM_OR_ZERO;
            case AVG -> AVG;
            default -> null;
        };
    }

    private static SqlAggFunction spread(String name, Class<?> implementation) {
        return aggregate(name, ReturnTypes.AVG_AGG_FUNCTION, implementation);
    }

    private static SqlAggFunction aggregate(
            String name, SqlReturnTypeInference type, Class<?> implementation) {
        return new SqlUserDefinedAggFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                type,
                InferTypes.FIRST_KNOWN,
                OperandTypes.operandMetadata(
                        List.of(SqlTypeFamily.INTEGER),
                        types -> List.of(),
                        i -> "value",
                        i -> false),
                Objects.requireNonNull(AggregateFunctionImpl.create(implementation)),
                false,
                false,
                Optionality.FORBIDDEN);
    }

    /** The same inside expressions. */
    private final class Expressions extends RexShuttle {
        private final RexBuilder builder;

        Expressions(RexBuilder builder) {
            this.builder = builder;
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
            return visited.clone(visited.rel.accept(ExactArithmetic.this));
        }

        /**
         * A text may be longer than what it stands beside, to whose length Calcite would cut it.
         */
        @Override
        public RexNode visitDynamicParam(RexDynamicParam parameter) {
            RelDataType type = parameter.getType();
            if (!SqlTypeUtil.isCharacter(type)) {
                return parameter;
            }
            RelDataTypeFactory types = builder.getTypeFactory();
            RelDataType any =
                    types.createTypeWithNullability(
                            types.createSqlType(SqlTypeName.VARCHAR), type.isNullable());
            return builder.makeDynamicParam(any, parameter.getIndex());
        }

        @Override
        public RexNode visitCall(RexCall call) {
            RexNode visited = NullConstants.known(builder, super.visitCall(call));
            visited = UnknownAsTrue.spelled(builder, visited);
            visited = DecimalLogarithm.exact(builder, visited);
            visited = FloatQuotient.safe(builder, visited);
            if (visited.getKind() == SqlKind.CAST) {
                visited = withNull((RexCall) visited);
            }
            if (!(visited instanceof RexCall result) || !SqlTypeUtil.isIntType(result.getType())) {
                return visited;
            }
            if (result.getOperator().equals(SqlStdOperatorTable.ABS)) {
                return builder.makeCall(
                        result.getType(), ExactAbsolute.OPERATOR, result.getOperands());
            }
            SqlOperator checked = checked(result.getKind(), result.getOperator());
            return checked.equals(result.getOperator())
                    ? result
                    : builder.makeCall(result.getType(), checked, result.getOperands());
        }

        /**
         * A cast without the promise that its value is never NULL. COALESCE puts such casts under a
         * test for NULL; Calcite's simplifications take the test away, and the code that is
         * generated for a value that cannot be NULL answers anything for one that is.
         */
        private RexNode withNull(RexCall cast) {
            RexNode operand = cast.getOperands().get(0);
            if (!operand.getType().isNullable() || cast.getType().isNullable()) {
                return cast;
            }
            RelDataType nullable =
                    builder.getTypeFactory().createTypeWithNullability(cast.getType(), true);
            return operand.getType().equals(nullable)
                    ? operand
                    : builder.makeAbstractCast(nullable, operand, false);
        }

        @Override
        public RexNode visitOver(RexOver over) {
            RexOver visited = (RexOver) super.visitOver(over);
            if (visited.getAggOperator().getKind() == SqlKind.NTILE) {
                return new Tiles(builder).replace(visited);
            }
            if (visited.getOperands().size() != 1) {
                return visited;
            }
            SqlAggFunction function =
                    exact(visited.getAggOperator(), visited.getOperands().get(0).getType());
            if (function == null) {
                return visited;
            }
            if (function.equals(SUM) && !visited.getType().isNullable()) {
                function = SUM_OR_ZERO;
            }
            RexWindow window = visited.getWindow();
            return builder.makeOver(
                    visited.getParserPosition(),
                    visited.getType(),
                    function,
                    visited.getOperands(),
                    window.partitionKeys,
                    window.orderKeys,
                    window.getLowerBound(),
                    window.getUpperBound(),
                    window.getExclude(),
                    window.isRows(),
                    true,
                    false,
                    visited.isDistinct(),
                    visited.ignoreNulls());
        }

        private static SqlOperator checked(SqlKind kind, SqlOperator otherwise) {
            return switch (kind) {
                case PLUS -> SqlStdOperatorTable.CHECKED_PLUS;
                case MINUS -> SqlStdOperatorTable.CHECKED_MINUS;
                case TIMES -> SqlStdOperatorTable.CHECKED_MULTIPLY;
                case DIVIDE -> SqlStdOperatorTable.CHECKED_DIVIDE;
                case MINUS_PREFIX -> SqlStdOperatorTable.CHECKED_UNARY_MINUS;
                default -> otherwise;
            };
        }
    }
}
