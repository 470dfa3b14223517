package io.weir.sql.plan;

import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlLeadLagAggFunction;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlPosixRegexOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Calcite's validator with addresses that read as text: the operands of LIKE, {@code ||}, text
 * functions and CAST to text are wrapped before their types are checked, because type coercion is
 * not asked there. And with the types of parameters and of HAVING known where they are asked for.
 */
final class FlowValidator extends SqlValidatorImpl {
    /** Functions that take an address as it is, or settle on a common type by coercion. */
    private static final Set<String> KEEP_ADDRESSES =
            Set.of(
                    "TO_ADDRESS",
                    "ADDRESS_TEXT",
                    "COALESCE",
                    "NULLIF",
                    "GREATEST",
                    "LEAST",
                    "IFNULL",
                    "NVL",
                    "NVL2",
                    "DECODE",
                    "IF",
                    "CAST",
                    "TRY_CAST",
                    "SAFE_CAST",
                    "ROW",
                    "ITEM",
                    "GROUPING",
                    "GROUPING_ID",
                    "GROUP_ID");

    /** Functions that compare their operands: beside an address, a text is one. */
    private static final Set<String> COMPARING = Set.of("GREATEST", "LEAST");

    private static final Set<SqlKind> COVARIANCES =
            Set.of(SqlKind.COVAR_POP, SqlKind.COVAR_SAMP, SqlKind.REGR_SXX, SqlKind.REGR_SYY);

    private static final int DECIMAL_DIGITS = 38;

    /** Aggregates that put texts together. */
    private static final Set<String> TEXT_AGGREGATES = Set.of("LISTAGG", "STRING_AGG");

    private boolean isInferring;
    private boolean isBeforeHaving;

    FlowValidator(
            SqlOperatorTable operators,
            SqlValidatorCatalogReader catalog,
            RelDataTypeFactory types,
            Config config) {
        super(operators, catalog, types, config);
    }

    @Override
    public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
        if (node instanceof SqlCall call && getValidatedNodeTypeIfKnown(node) == null) {
            prepareOperands(scope, call);
        }
        return super.deriveType(scope, node);
    }

    @Override
    protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
        if (isInferring) {
            inferTypes(inferred, scope, node);
            return;
        }
        isInferring = true;
        node.accept(new InnerParameters(call -> inferUnknownTypes(booleanType(), scope, call)));
        inferTypes(inferred, scope, node);
        isInferring = false;
        if (isBeforeHaving) {
            isBeforeHaving = false;
            deriveType(scope, node);
        }
    }

    /** A query within a query begins anew. */
    @Override
    protected void validateNamespace(SqlValidatorNamespace namespace, RelDataType target) {
        boolean wasInferring = isInferring;
        boolean wasBeforeHaving = isBeforeHaving;
        isInferring = false;
        isBeforeHaving = false;
        super.validateNamespace(namespace, target);
        isInferring = wasInferring;
        isBeforeHaving = wasBeforeHaving;
    }

    private RelDataType booleanType() {
        return typeFactory.createSqlType(SqlTypeName.BOOLEAN);
    }

    /**
     * Operands in HAVING get the casts that those in GROUP BY have, before the two are compared.
     */
    @Override
    protected void validateHavingClause(SqlSelect select) {
        isBeforeHaving = select.getHaving() != null;
        super.validateHavingClause(select);
    }

    /** A parameter before IN has the type of the first column or value in the list. */
    private void inferTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
        if (node instanceof SqlCall call
                && (call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN)
                && call.operand(0) instanceof SqlDynamicParam
                && call.operand(1) instanceof SqlNodeList list) {
            for (SqlNode item : list) {
                if (!(item instanceof SqlDynamicParam)) {
                    RelDataType type = deriveType(scope, item);
                    inferUnknownTypes(type, scope, call.operand(0));
                    list.forEach(other -> inferUnknownTypes(type, scope, other));
                    return;
                }
            }
        }
        boolean isDecimal = node instanceof SqlDynamicParam && SqlTypeUtil.isDecimal(inferred);
        super.inferUnknownTypes(isDecimal ? wideDecimal(inferred) : inferred, scope, node);
    }

    /** A parameter may have other digits than what it is compared with. */
    private RelDataType wideDecimal(RelDataType inferred) {
        int scale = Math.max(inferred.getScale(), DECIMAL_DIGITS / 2);
        return typeFactory.createTypeWithNullability(
                typeFactory.createSqlType(SqlTypeName.DECIMAL, DECIMAL_DIGITS, scale),
                inferred.isNullable());
    }

    private void prepareOperands(SqlValidatorScope scope, SqlCall call) {
        SqlOperator operator = call.getOperator();
        if (operator instanceof FlowSqlFunction function) {
            function.prepareOperands(this, scope, call);
        } else if (operator.getKind() == SqlKind.CAST) {
            prepareCast(scope, call);
        } else if (COMPARING.contains(operator.getName())
                || operator instanceof SqlLeadLagAggFunction) {
            prepareComparison(scope, call);
        } else if (COVARIANCES.contains(operator.getKind())) {
            for (int i = 0; i < call.operandCount(); i++) {
                toDouble(scope, call, i);
            }
        } else if (wantsText(operator)) {
            for (int i = 0; i < call.operandCount(); i++) {
                toText(scope, call, i);
            }
        }
    }

    private static boolean wantsText(SqlOperator operator) {
        if (operator instanceof SqlLikeOperator
                || operator instanceof SqlPosixRegexOperator
                || operator.equals(SqlStdOperatorTable.CONCAT)
                || TEXT_AGGREGATES.contains(operator.getName())) {
            return true;
        }
        return operator instanceof SqlFunction
                && !operator.isAggregator()
                && !operator.requiresOver()
                && !KEEP_ADDRESSES.contains(operator.getName());
    }

    private void prepareComparison(SqlValidatorScope scope, SqlCall call) {
        boolean anyAddress = false;
        for (SqlNode operand : call.getOperandList()) {
            anyAddress |= SqlTypeUtil.isBinary(deriveType(scope, operand));
        }
        for (int i = 0; anyAddress && i < call.operandCount(); i++) {
            toAddress(scope, call, i);
        }
    }

    private void prepareCast(SqlValidatorScope scope, SqlCall call) {
        if (!(call.operand(1) instanceof SqlDataTypeSpec target)) {
            return;
        }
        RelDataType wanted = target.deriveType(this);
        SqlNode operand = call.operand(0);
        if (operand instanceof SqlDynamicParam) {
            return;
        }
        RelDataType type = deriveType(scope, operand);
        if (SqlTypeUtil.isBinary(type) && SqlTypeUtil.isCharacter(wanted)) {
            toText(scope, call, 0);
        } else if (SqlTypeUtil.isCharacter(type) && SqlTypeUtil.isBinary(wanted)) {
            call.setOperand(0, Literals.toAddress(operand));
        }
    }

    /**
     * Wraps an operand that is an address into its text; a parameter that was taken for one becomes
     * a text.
     */
    void toText(SqlValidatorScope scope, SqlCall call, int index) {
        SqlNode operand = call.operand(index);
        if (!isExpression(operand)) {
            return;
        }
        if (operand instanceof SqlDynamicParam) {
            RelDataType known = getValidatedNodeTypeIfKnown(operand);
            if (known != null && SqlTypeUtil.isBinary(known)) {
                setValidatedNodeType(
                        operand,
                        typeFactory.createTypeWithNullability(
                                typeFactory.createSqlType(SqlTypeName.VARCHAR), true));
            }
            return;
        }
        if (SqlTypeUtil.isBinary(deriveType(scope, operand))) {
            call.setOperand(
                    index,
                    AddressOperators.ADDRESS_TEXT.createCall(operand.getParserPosition(), operand));
        }
    }

    /** Wraps a text operand into an address. */
    void toAddress(SqlValidatorScope scope, SqlCall call, int index) {
        SqlNode operand = call.operand(index);
        if (operand instanceof SqlDynamicParam || !isExpression(operand)) {
            return;
        }
        if (SqlTypeUtil.isCharacter(deriveType(scope, operand))) {
            call.setOperand(index, Literals.toAddress(operand));
        }
    }

    /** Casts an integer to DOUBLE: Calcite's covariances divide in the type of their operands. */
    private void toDouble(SqlValidatorScope scope, SqlCall call, int index) {
        SqlNode operand = call.operand(index);
        if (isExpression(operand) && SqlTypeUtil.isIntType(deriveType(scope, operand))) {
            SqlDataTypeSpec type =
                    SqlTypeUtil.convertTypeToSpec(typeFactory.createSqlType(SqlTypeName.DOUBLE));
            call.setOperand(
                    index,
                    SqlStdOperatorTable.CAST.createCall(
                            operand.getParserPosition(), operand, type));
        }
    }

    /** Turns a text literal into a TIMESTAMP literal. */
    void toTimestamp(SqlCall call, int index) {
        SqlNode literal = Literals.toTimestamp(call.operand(index));
        if (literal != null) {
            call.setOperand(index, literal);
        }
    }

    private static boolean isExpression(SqlNode node) {
        return switch (node.getKind()) {
            case LITERAL, IDENTIFIER, DYNAMIC_PARAM ->
                    !(node instanceof SqlIdentifier id) || !id.isStar();
            case SELECT, UNION, INTERSECT, EXCEPT, WITH, ORDER_BY, VALUES -> false;
            default -> node instanceof SqlCall;
        };
    }
}
