package io.weir.sql.plan;

import io.weir.sql.FlowErrorCode;
import io.weir.sql.run.FunctionCalls;
import io.weir.sql.run.SqlRuntimeException;
import io.weir.udfs.FlowFunction;
import io.weir.udfs.FunctionArgumentException;
import io.weir.udfs.FunctionParameter;
import io.weir.udfs.FunctionType;
import java.util.List;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** A function of Weir's list as an operator of SQL. */
final class FlowSqlFunction extends SqlUserDefinedFunction {
    private final FlowFunction definition;

    /**
     * @param index its place in the list, by which generated code finds it
     */
    FlowSqlFunction(FlowFunction function, int index) {
        super(
                new SqlIdentifier(function.name(), SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                binding -> returnType(function, binding),
                (binding, returnType, operands) -> {
                    for (int i = 0; i < operands.length; i++) {
                        operands[i] =
                                typeOf(binding.getTypeFactory(), function.parameter(i).type());
                    }
                },
                new FlowOperandTypes(function),
                new JavaFunction(
                        (translator, call, arguments) ->
                                callExpression(function, index, translator.getRoot(), arguments),
                        function.nullIfAnyNull() ? NullPolicy.SEMI_STRICT : NullPolicy.NONE));
        this.definition = function;
    }

    /** The function. */
    FlowFunction definition() {
        return definition;
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }

    /** Reads text operands as what the parameter is: an address, a time; and an address as text. */
    void prepareOperands(FlowValidator validator, SqlValidatorScope scope, SqlCall call) {
        for (int i = 0; i < call.operandCount(); i++) {
            switch (definition.parameter(i).type()) {
                case ADDRESS -> validator.toAddress(scope, call, i);
                case TEXT -> validator.toText(scope, call, i);
                case TIMESTAMP -> validator.toTimestamp(call, i);
                default -> {}
            }
        }
    }

    private static RelDataType returnType(FlowFunction function, SqlOperatorBinding binding) {
        boolean nullable = function.nullable();
        for (int i = 0; i < binding.getOperandCount() && function.nullIfAnyNull(); i++) {
            nullable |= binding.getOperandType(i).isNullable();
        }
        RelDataTypeFactory types = binding.getTypeFactory();
        return types.createTypeWithNullability(
                typeOf(types, function.returns()), nullable || !function.nullIfAnyNull());
    }

    private static RelDataType typeOf(RelDataTypeFactory types, FunctionType type) {
        return switch (type) {
            case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
            case SMALLINT -> types.createSqlType(SqlTypeName.SMALLINT);
            case INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
            case BIGINT, INTERVAL -> types.createSqlType(SqlTypeName.BIGINT);
            case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
            case TEXT -> types.createSqlType(SqlTypeName.VARCHAR);
            case ADDRESS -> ((FlowTypeFactory) types).address(false);
            case TIMESTAMP -> types.createSqlType(SqlTypeName.TIMESTAMP, 3);
        };
    }

    private static Expression callExpression(
            FlowFunction function, int index, Expression root, List<Expression> arguments) {
        String method =
                switch (function.returns()) {
                    case BOOLEAN -> "callBoolean";
                    case SMALLINT -> "callShort";
                    case INTEGER -> "callInteger";
                    case BIGINT, INTERVAL, TIMESTAMP -> "callLong";
                    case DOUBLE -> "callDouble";
                    case TEXT -> "callText";
                    case ADDRESS -> "callAddress";
                };
        List<Expression> boxed =
                arguments.stream()
                        .<Expression>map(a -> Expressions.convert_(a, Object.class))
                        .toList();
        return Expressions.call(
                FunctionCalls.class,
                method,
                root,
                Expressions.constant(index),
                Expressions.newArrayInit(Object.class, boxed));
    }

    /** How many arguments, and of which types. */
    private record FlowOperandTypes(FlowFunction function) implements SqlOperandMetadata {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            for (int i = 0; i < binding.getOperandCount(); i++) {
                FunctionParameter parameter = function.parameter(i);
                if (!fits(binding.getOperandType(i), parameter.type())) {
                    if (!throwOnFailure) {
                        return false;
                    }
                    throw Literals.at(
                            binding.operand(i).getParserPosition(),
                            FlowErrorCode.INVALID,
                            wrongType(parameter, binding.getOperandType(i)));
                }
            }
            if (throwOnFailure) {
                checkLiterals(binding);
            }
            return true;
        }

        private String wrongType(FunctionParameter parameter, RelDataType got) {
            return function.name()
                    + ": argument '"
                    + parameter.name()
                    + "' is "
                    + ResultTypes.name(got)
                    + "; expected "
                    + parameter.type()
                    + ", for example "
                    + function.examples().get(0).call(function.name());
        }

        /**
         * Runs the function once with its literals and harmless values, so that a bad literal fails
         * at once.
         */
        private void checkLiterals(SqlCallBinding binding) {
            Object[] arguments = new Object[binding.getOperandCount()];
            boolean anyLiteral = false;
            for (int i = 0; i < arguments.length; i++) {
                FunctionType type = function.parameter(i).type();
                SqlNode operand = binding.operand(i);
                Object literal = LiteralValues.of(operand, type);
                if (literal == null && type == FunctionType.TEXT) {
                    return;
                }
                anyLiteral |= literal != null;
                arguments[i] = literal == null ? LiteralValues.harmless(type) : literal;
            }
            if (!anyLiteral) {
                return;
            }
            try {
                function.body().call(FunctionCalls.NO_CONTEXT, arguments);
            } catch (FunctionArgumentException e) {
                throw Literals.at(
                        binding.getCall().getParserPosition(),
                        FlowErrorCode.BAD_ARGUMENT,
                        e.getMessage());
            } catch (SqlRuntimeException e) {
                throw Literals.at(binding.getCall().getParserPosition(), e.code(), e.getMessage());
            }
        }

        private static boolean fits(RelDataType got, FunctionType wanted) {
            SqlTypeName name = got.getSqlTypeName();
            if (name == SqlTypeName.NULL
                    || name == SqlTypeName.ANY
                    || name == SqlTypeName.UNKNOWN) {
                return true;
            }
            return switch (wanted) {
                case BOOLEAN -> SqlTypeUtil.isBoolean(got);
                case SMALLINT, INTEGER, BIGINT -> SqlTypeUtil.isIntType(got);
                case DOUBLE -> SqlTypeUtil.isNumeric(got);
                case TEXT -> SqlTypeUtil.isCharacter(got);
                case ADDRESS -> SqlTypeUtil.isBinary(got);
                case TIMESTAMP -> SqlTypeUtil.isTimestamp(got);
                case INTERVAL ->
                        SqlTypeName.DAY_INTERVAL_TYPES.contains(name)
                                || SqlTypeUtil.isCharacter(got);
            };
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return function.isVariadic()
                    ? SqlOperandCountRanges.from(function.fewestArguments())
                    : SqlOperandCountRanges.between(
                            function.fewestArguments(), function.mostArguments());
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String operatorName) {
            return function.examples().get(0).call(function.name());
        }

        @Override
        public boolean isOptional(int index) {
            return function.parameter(index).optional();
        }

        @Override
        public boolean isFixedParameters() {
            return false;
        }

        @Override
        public List<RelDataType> paramTypes(RelDataTypeFactory types) {
            return List.of();
        }

        @Override
        public List<String> paramNames() {
            return function.parameters().stream().map(FunctionParameter::name).toList();
        }
    }
}
