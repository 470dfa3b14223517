package io.weir.sql.plan;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBinaryStringLiteral;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Implicit conversions: in a comparison the text becomes an address, never the reverse; where a
 * text is wanted (CASE, COALESCE, UNION with text) an address becomes its canonical text; a literal
 * beside a time becomes a TIMESTAMP, beside a date a DATE.
 */
final class FlowTypeCoercion extends TypeCoercionImpl {
    FlowTypeCoercion(RelDataTypeFactory types, SqlValidator validator) {
        super(types, validator);
    }

    @Override
    public @Nullable RelDataType commonTypeForBinaryComparison(
            @Nullable RelDataType left, @Nullable RelDataType right) {
        if (left != null && right != null) {
            if (SqlTypeUtil.isBinary(left) && SqlTypeUtil.isCharacter(right)) {
                return address(left.isNullable() || right.isNullable());
            }
            if (SqlTypeUtil.isCharacter(left) && SqlTypeUtil.isBinary(right)) {
                return address(left.isNullable() || right.isNullable());
            }
        }
        return super.commonTypeForBinaryComparison(left, right);
    }

    @Override
    protected boolean coerceOperandType(
            @Nullable SqlValidatorScope scope, SqlCall call, int index, RelDataType target) {
        SqlNode operand = call.operand(index);
        if (operand instanceof SqlBinaryStringLiteral && SqlTypeUtil.isBinary(target)) {
            return false; // an address already: ORDER BY expands the select list once more
        }
        SqlNode converted = scope == null ? null : convert(scope, operand, target);
        if (converted == null) {
            return super.coerceOperandType(scope, call, index, target);
        }
        call.setOperand(index, converted);
        return true;
    }

    @Override
    protected boolean coerceColumnType(
            @Nullable SqlValidatorScope scope, SqlNodeList nodes, int index, RelDataType target) {
        if (scope == null || index >= nodes.size()) {
            return super.coerceColumnType(scope, nodes, index, target);
        }
        SqlNode node = nodes.get(index);
        if (node.getKind() == SqlKind.AS) {
            SqlCall alias = (SqlCall) node;
            SqlNode converted = convert(scope, alias.operand(0), target);
            if (converted != null) {
                alias.setOperand(0, converted);
                return true;
            }
            return super.coerceColumnType(scope, nodes, index, target);
        }
        SqlNode converted = convert(scope, node, target);
        if (converted == null) {
            return super.coerceColumnType(scope, nodes, index, target);
        }
        String name = SqlValidatorUtil.alias(node, index);
        boolean selected = scope.getNode() instanceof SqlSelect;
        nodes.set(
                index,
                selected && node.getKind() == SqlKind.IDENTIFIER
                        ? SqlValidatorUtil.addAlias(converted, name)
                        : converted);
        return true;
    }

    /** A column that is never NULL stays so when it is cast. */
    @Override
    protected void updateInferredColumnType(
            SqlValidatorScope scope, SqlNode query, int index, RelDataType target) {
        RelDataType column = validator.deriveType(scope, query).getFieldList().get(index).getType();
        super.updateInferredColumnType(
                scope,
                query,
                index,
                factory.createTypeWithNullability(target, column.isNullable()));
    }

    /** The node as an address, a text or a time, or null where this conversion is none of ours. */
    private @Nullable SqlNode convert(SqlValidatorScope scope, SqlNode node, RelDataType target) {
        if (node.getKind() == SqlKind.DYNAMIC_PARAM || node.getKind() == SqlKind.DEFAULT) {
            return null;
        }
        RelDataType type = validator.deriveType(scope, node);
        SqlNode converted = null;
        if (SqlTypeUtil.isCharacter(type) && SqlTypeUtil.isBinary(target)) {
            converted = Literals.toAddress(node);
        } else if (SqlTypeUtil.isBinary(type) && SqlTypeUtil.isCharacter(target)) {
            converted = AddressOperators.ADDRESS_TEXT.createCall(SqlParserPos.ZERO, node);
        } else if (SqlTypeUtil.isCharacter(type) && SqlTypeUtil.isTimestamp(target)) {
            converted = Literals.toTimestamp(node);
        } else if (SqlTypeUtil.isCharacter(type) && ConstantTimes.isDate(target)) {
            converted = Literals.toDate(node);
        }
        if (converted != null) {
            updateInferredType(converted, validator.deriveType(scope, converted));
        }
        return converted;
    }

    private RelDataType address(boolean nullable) {
        return ((FlowTypeFactory) factory).address(nullable);
    }
}
