package io.weir.sql.plan;

import static java.util.Objects.requireNonNull;

import io.weir.engine.ValueSet;
import io.weir.engine.expression.Arithmetic;
import io.weir.engine.expression.Choice;
import io.weir.engine.expression.Comparison;
import io.weir.engine.expression.Connection;
import io.weir.engine.expression.Constant;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.FloatArithmetic;
import io.weir.engine.expression.FunctionCall;
import io.weir.engine.expression.InputValue;
import io.weir.engine.expression.Membership;
import io.weir.engine.expression.NumberMap;
import io.weir.engine.expression.OncePerValue;
import io.weir.engine.expression.TruthTest;
import io.weir.engine.expression.TruthTest.Question;
import io.weir.engine.expression.TupleMembership;
import io.weir.engine.expression.ValueKind;
import io.weir.format.ColumnType;
import io.weir.sql.run.Bindings;
import io.weir.sql.run.FunctionCalls;
import io.weir.sql.run.KeySet;
import io.weir.sql.run.Logarithms;
import io.weir.udfs.FlowFunction;
import io.weir.udfs.address.Address;
import io.weir.udfs.traffic.TimeBuckets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Makes expressions of the engine from Calcite's; input reference i is input i of the batch. What
 * the engine has no code for becomes a call of Calcite's generated code; what even that cannot do,
 * such as decimals and sub-queries, has no expression.
 */
final class ExpressionCompiler {
    private final RexBuilder builder;
    private final @Nullable GeneratedCalls generated;
    private final Bindings bindings;
    private final ConstantValues constants;

    /** Calls of functions made so far, which are slow. */
    private int calls;

    private boolean isInsideOnce;

    /**
     * @param generated remembers generated code; null to do without
     * @param bindings values of parameters; {@link Placeholders} while planning
     */
    ExpressionCompiler(RexBuilder builder, @Nullable GeneratedCalls generated, Bindings bindings) {
        this.builder = builder;
        this.generated = generated;
        this.bindings = bindings;
        constants = new ConstantValues(bindings::parameter, bindings.nowMillis());
    }

    /** A compiler of expressions over rows that no dictionary is behind; without generated code. */
    static ExpressionCompiler ofRows(RexBuilder builder, Bindings bindings) {
        ExpressionCompiler compiler = new ExpressionCompiler(builder, null, bindings);
        compiler.isInsideOnce = true;
        return compiler;
    }

    /** The expression, or null where there is none. */
    @Nullable Expression compile(RexNode node) {
        RexInputRef input = isInsideOnce ? null : onlyInput(node);
        if (input == null || !ExpressionTypes.hasFewValues(input.getType())) {
            return direct(node);
        }
        isInsideOnce = true;
        int before = calls;
        Expression function = direct(node);
        isInsideOnce = false;
        return function == null || calls == before
                ? function
                : new OncePerValue(input.getIndex(), function);
    }

    /** All expressions, or null where one has none. */
    @Nullable List<Expression> compile(List<? extends RexNode> nodes) {
        List<Expression> expressions = new ArrayList<>();
        for (RexNode node : nodes) {
            Expression expression = compile(node);
            if (expression == null) {
                return null;
            }
            expressions.add(expression);
        }
        return expressions;
    }

    private static @Nullable RexInputRef onlyInput(RexNode node) {
        Set<RexInputRef> inputs = new HashSet<>();
        node.accept(
                new RexVisitorImpl<Void>(true) {
                    @Override
                    public @Nullable Void visitInputRef(RexInputRef reference) {
                        inputs.add(reference);
                        return null;
                    }
                });
        return inputs.size() == 1 ? inputs.iterator().next() : null;
    }

    private @Nullable Expression direct(RexNode node) {
        ValueKind kind = ExpressionTypes.kind(node.getType());
        if (kind == null) {
            return null;
        }
        if (node instanceof RexInputRef reference) {
            return new InputValue(reference.getIndex(), kind);
        }
        Expression constant = constant(node, kind);
        if (constant != null) {
            return constant;
        }
        if (!(node instanceof RexCall call)
                || node instanceof RexOver
                || node instanceof RexSubQuery) {
            return null;
        }
        Expression simple = simple(call);
        return simple == null ? function(call, kind) : simple;
    }

    private @Nullable Expression constant(RexNode node, ValueKind kind) {
        if (node instanceof RexLiteral literal && literal.isNull()) {
            return Constant.ofNull(kind);
        }
        if (ConstantTimes.isDate(node.getType())) {
            return date(node);
        }
        ColumnType type = ExpressionTypes.column(node.getType());
        if (type == null) {
            return plainConstant(node, kind);
        }
        if (!constants.isConstant(node, type)) {
            return null;
        }
        Comparable<?> value = constants.value(node, type);
        if (value == null) {
            return Constant.ofNull(kind);
        }
        return switch (kind) {
            case NUMBER -> Constant.of((long) (Long) value);
            case ADDRESS -> Constant.ofAddress(((Address) value).high(), ((Address) value).low());
            case TEXT -> Constant.of((String) value);
            case DOUBLE -> throw new IllegalStateException("no column has floating point numbers");
        };
    }

    private @Nullable Expression date(RexNode node) {
        if (!constants.isConstant(node, ColumnType.TIMESTAMP)) {
            return null;
        }
        Long midnight = (Long) constants.value(node, ColumnType.TIMESTAMP);
        return midnight == null
                ? Constant.ofNull(ValueKind.NUMBER)
                : Constant.of(midnight / ConstantTimes.DAY);
    }

    /** A truth value or a floating point number. */
    private @Nullable Expression plainConstant(RexNode node, ValueKind kind) {
        if (node instanceof RexLiteral literal) {
            return kind == ValueKind.DOUBLE
                    ? Constant.of(requireNonNull(literal.getValueAs(Double.class)))
                    : Constant.of(RexLiteral.booleanValue(literal) ? 1 : 0);
        }
        if (!(node instanceof RexDynamicParam parameter)) {
            return null;
        }
        Object value = bindings.parameter(parameter.getIndex());
        if (value == null) {
            return Constant.ofNull(kind);
        }
        if (kind == ValueKind.DOUBLE) {
            return Constant.of(value instanceof Number number ? number.doubleValue() : 0);
        }
        return Constant.of(Boolean.TRUE.equals(value) ? 1 : 0);
    }

    /** What the engine computes itself. */
    private @Nullable Expression simple(RexCall call) {
        return switch (call.getKind()) {
            case AND, OR -> {
                List<Expression> operands = compile(call.getOperands());
                yield operands == null ? null : new Connection(call.isA(SqlKind.AND), operands);
            }
            case NOT -> test(Question.NOT, call);
            case IS_NULL -> test(Question.IS_NULL, call);
            case IS_NOT_NULL -> test(Question.IS_NOT_NULL, call);
            case IS_TRUE -> test(Question.IS_TRUE, call);
            case IS_NOT_TRUE -> test(Question.IS_NOT_TRUE, call);
            case IS_FALSE -> test(Question.IS_FALSE, call);
            case IS_NOT_FALSE -> test(Question.IS_NOT_FALSE, call);
            case EQUALS -> comparison(Comparison.Operator.EQUAL, call);
            case NOT_EQUALS -> comparison(Comparison.Operator.NOT_EQUAL, call);
            case LESS_THAN -> comparison(Comparison.Operator.LESS, call);
            case LESS_THAN_OR_EQUAL -> comparison(Comparison.Operator.AT_MOST, call);
            case GREATER_THAN -> comparison(Comparison.Operator.GREATER, call);
            case GREATER_THAN_OR_EQUAL -> comparison(Comparison.Operator.AT_LEAST, call);
            case SEARCH -> compile(RexUtil.expandSearch(builder, null, call));
            case CASE -> choice(call);
            case CHECKED_PLUS, PLUS -> arithmetic(Arithmetic.Operator.PLUS, call);
            case CHECKED_MINUS, MINUS -> arithmetic(Arithmetic.Operator.MINUS, call);
            case CHECKED_TIMES, TIMES -> arithmetic(Arithmetic.Operator.TIMES, call);
            case CHECKED_DIVIDE, DIVIDE -> arithmetic(Arithmetic.Operator.DIVIDE, call);
            case MOD -> arithmetic(Arithmetic.Operator.REMAINDER, call);
            case CAST -> cast(call);
            case FLOOR, CEIL -> floor(call);
            case EXTRACT -> extract(call);
            case OTHER_FUNCTION -> hidden(call);
            default -> null;
        };
    }

    /** A function that only plans have. */
    private @Nullable Expression hidden(RexCall call) {
        if (TupleSetOperator.isCall(call)) {
            return together(call);
        }
        if (PatternOperators.isCall(call)) {
            return match(call);
        }
        if (FloatQuotient.isCall(call)) {
            return quotient(call);
        }
        if (DecimalLogarithm.isCall(call)) {
            return ofFloat(call, Logarithms::base10);
        }
        return KeySetOperator.isCall(call) ? membership(call) : null;
    }

    /** A function of a floating point number whose result is one. */
    private @Nullable Expression ofFloat(RexCall call, DoubleUnaryOperator function) {
        Expression operand = compile(call.getOperands().get(0));
        return operand == null || operand.kind() != ValueKind.DOUBLE
                ? null
                : new NumberMap(
                        ValueKind.DOUBLE,
                        operand,
                        bits ->
                                Double.doubleToLongBits(
                                        function.applyAsDouble(Double.longBitsToDouble(bits))));
    }

    private @Nullable Expression quotient(RexCall call) {
        List<Expression> operands = compile(call.getOperands());
        return operands == null
                ? null
                : new FloatArithmetic(
                        FloatArithmetic.Operator.DIVIDE, operands.get(0), operands.get(1));
    }

    private @Nullable Expression match(RexCall call) {
        Expression text = compile(call.getOperands().get(0));
        Expression match = text == null ? null : PatternOperators.match(call, text);
        calls += match == null ? 0 : 1;
        return match;
    }

    private @Nullable Expression together(RexCall call) {
        List<Expression> operands = compile(TupleSetOperator.values(call));
        if (operands == null || bindings == Placeholders.INSTANCE) {
            return operands == null ? null : Constant.of(0);
        }
        return new TupleMembership(operands, bindings.tupleSet(TupleSetOperator.set(call)));
    }

    private @Nullable Expression membership(RexCall call) {
        RexNode value = KeySetOperator.value(call);
        Expression operand = compile(value);
        ColumnType type = ExpressionTypes.column(value.getType());
        if (operand == null || type == null || bindings == Placeholders.INSTANCE) {
            return operand;
        }
        KeySet set = bindings.keySet(KeySetOperator.set(call));
        ValueSet none = KeySet.none(type).values();
        return new Membership(
                operand,
                set.values(),
                set.hasNull() ? none : set.values().complement(),
                set.isEmpty() ? 0 : -1);
    }

    private @Nullable Expression test(Question question, RexCall call) {
        Expression operand = compile(call.getOperands().get(0));
        return operand == null ? null : new TruthTest(question, operand);
    }

    private @Nullable Expression comparison(Comparison.Operator operator, RexCall call) {
        List<Expression> operands = compile(call.getOperands());
        return operands == null || operands.get(0).kind() != operands.get(1).kind()
                ? null
                : new Comparison(operator, operands.get(0), operands.get(1));
    }

    private @Nullable Expression choice(RexCall call) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        int last = call.getOperands().size() - 1;
        for (int i = 0; i <= last; i++) {
            Expression operand = compile(call.getOperands().get(i));
            if (operand == null) {
                return null;
            }
            (i % 2 == 0 && i < last ? conditions : results).add(operand);
        }
        boolean isOneKind = results.stream().map(Expression::kind).distinct().count() == 1;
        return isOneKind ? new Choice(conditions, results) : null;
    }

    private @Nullable Expression arithmetic(Arithmetic.Operator operator, RexCall call) {
        RelDataType type = call.getType();
        boolean isInteger = SqlTypeUtil.isIntType(type);
        boolean isDouble = type.getSqlTypeName() == SqlTypeName.DOUBLE;
        if (call.getOperands().size() != 2 || !(isInteger || isDouble)) {
            return null;
        }
        List<Expression> operands = new ArrayList<>();
        for (RexNode operand : call.getOperands()) {
            Expression compiled =
                    SqlTypeUtil.isIntType(operand.getType())
                                    || operand.getType().getSqlTypeName() == SqlTypeName.DOUBLE
                            ? compile(operand)
                            : null;
            if (compiled == null) {
                return null;
            }
            operands.add(isDouble ? asDouble(compiled) : compiled);
        }
        if (isDouble) {
            return new FloatArithmetic(ofFloats(operator), operands.get(0), operands.get(1));
        }
        return new Arithmetic(
                operator,
                operands.get(0),
                operands.get(1),
                ExpressionTypes.smallest(type),
                ExpressionTypes.largest(type));
    }

    private static FloatArithmetic.Operator ofFloats(Arithmetic.Operator operator) {
        return switch (operator) {
            case PLUS -> FloatArithmetic.Operator.PLUS;
            case MINUS -> FloatArithmetic.Operator.MINUS;
            case TIMES -> FloatArithmetic.Operator.TIMES;
            case DIVIDE -> FloatArithmetic.Operator.DIVIDE;
            case REMAINDER -> FloatArithmetic.Operator.REMAINDER;
        };
    }

    /** A number as a floating point number. */
    static Expression asDouble(Expression number) {
        return number.kind() == ValueKind.DOUBLE
                ? number
                : new NumberMap(ValueKind.DOUBLE, number, n -> Double.doubleToLongBits((double) n));
    }

    private @Nullable Expression cast(RexCall call) {
        RexNode from = call.getOperands().get(0);
        RelDataType wanted = call.getType();
        if (SqlTypeUtil.isIntType(from.getType())
                && (SqlTypeUtil.isIntType(wanted)
                        || wanted.getSqlTypeName() == SqlTypeName.DOUBLE)) {
            Expression number = compile(from);
            if (number == null) {
                return null;
            }
            return SqlTypeUtil.isIntType(wanted)
                    ? IntegerCasts.ofInteger(number, from.getType(), wanted)
                    : asDouble(number);
        }
        if (from.getType().getSqlTypeName() == SqlTypeName.DOUBLE
                && SqlTypeUtil.isIntType(wanted)) {
            Expression number = compile(from);
            return number == null ? null : IntegerCasts.ofDouble(number, wanted);
        }
        if (ConstantTimes.isDate(wanted) != ConstantTimes.isDate(from.getType())) {
            return ofDate(from, wanted);
        }
        if (SqlTypeUtil.isDecimal(from.getType())
                && wanted.getSqlTypeName() == SqlTypeName.DOUBLE) {
            return new DecimalsAsDoubles(this).compile(from);
        }
        return ExpressionTypes.isSame(from.getType(), wanted) ? compile(from) : null;
    }

    /** A date as the time when it begins, or the date of a time. */
    private @Nullable Expression ofDate(RexNode from, RelDataType wanted) {
        boolean isOfTimes = ConstantTimes.isTime(from.getType()) && ConstantTimes.isTime(wanted);
        Expression time = isOfTimes ? compile(from) : null;
        if (time == null) {
            return null;
        }
        return new NumberMap(
                ValueKind.NUMBER,
                time,
                ConstantTimes.isDate(wanted)
                        ? at -> Math.floorDiv(at, ConstantTimes.DAY)
                        : days -> days * ConstantTimes.DAY);
    }

    /** FLOOR of a time to a unit of fixed length, and FLOOR and CEIL of floating point numbers. */
    private @Nullable Expression floor(RexCall call) {
        if (call.getOperands().size() == 1) {
            return ofFloat(call, call.isA(SqlKind.FLOOR) ? Math::floor : Math::ceil);
        }
        long step = FixedSteps.length(call);
        return step > 0 ? bucket(step, FixedSteps.time(call)) : null;
    }

    private @Nullable Expression extract(RexCall call) {
        LongUnaryOperator part = TimeParts.of(call);
        Expression time = part == null ? null : compile(call.getOperands().get(1));
        return part == null || time == null ? null : new NumberMap(ValueKind.NUMBER, time, part);
    }

    private @Nullable Expression bucket(long millis, RexNode time) {
        Expression operand = compile(time);
        return operand == null
                ? null
                : new NumberMap(ValueKind.NUMBER, operand, at -> TimeBuckets.start(millis, at));
    }

    private @Nullable Expression function(RexCall call, ValueKind kind) {
        calls++;
        if (!(call.getOperator() instanceof FlowSqlFunction function)) {
            return generated(call, kind);
        }
        FlowFunction definition = function.definition();
        long step = FixedSteps.length(call);
        if (step > 0) {
            calls--;
            return bucket(step, FixedSteps.time(call));
        }
        List<Expression> operands = new ArrayList<>();
        for (RexNode node : call.getOperands()) {
            Expression operand =
                    FixedSteps.isInterval(node)
                            ? Constant.of(FixedSteps.interval((RexLiteral) node))
                            : compile(node);
            if (operand == null) {
                return null;
            }
            operands.add(operand);
        }
        return new FunctionCall(
                kind,
                operands,
                () ->
                        arguments ->
                                FunctionCalls.call(definition, bindings.flowContext(), arguments));
    }

    /** Calcite's generated code over columns and functions that are computed here. */
    private @Nullable Expression generated(RexCall call, ValueKind kind) {
        GeneratedCalls known = generated;
        if (known == null) {
            return null;
        }
        GeneratedInputs inputs = new GeneratedInputs();
        RexNode over = call.accept(inputs);
        boolean isItself =
                inputs.nodes().contains(call); // a set of keys that is asked for no value
        List<Expression> operands = inputs.isAll() && !isItself ? compile(inputs.nodes()) : null;
        if (operands == null) {
            return null;
        }
        GeneratedCalls.Code code = known.of(builder, over, inputs.types());
        return code == null
                ? null
                : new FunctionCall(kind, operands, () -> code.open(bindings.session()));
    }
}
