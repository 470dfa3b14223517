package io.weir.sql.plan;

import io.weir.sql.run.AddressValues;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The last word on addresses in a plan: literals become their 16 bytes, and any CAST between bytes
 * and text that slipped in becomes a conversion of addresses, because Calcite's own prints
 * hexadecimal.
 */
final class AddressCasts extends RelHomogeneousShuttle {
    private final RexShuttle expressions;

    AddressCasts(RexBuilder builder) {
        this.expressions = new Expressions(builder);
    }

    @Override
    public RelNode visit(RelNode node) {
        return super.visit(node).accept(expressions);
    }

    private final class Expressions extends RexShuttle {
        private final RexBuilder builder;

        Expressions(RexBuilder builder) {
            this.builder = builder;
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
            return visited.clone(visited.rel.accept(AddressCasts.this));
        }

        @Override
        public RexNode visitCall(RexCall call) {
            RexNode visited = super.visitCall(call);
            if (!(visited instanceof RexCall result)) {
                return visited;
            }
            if (result.getOperator().equals(AddressOperators.TO_ADDRESS)) {
                return address(result);
            }
            return result.getKind() == SqlKind.CAST ? cast(result) : result;
        }

        private RexNode address(RexCall call) {
            if (call.getOperands().get(0) instanceof RexLiteral literal && !literal.isNull()) {
                ByteString value = AddressValues.parse(literal.getValueAs(String.class));
                return builder.makeLiteral(value, call.getType(), false);
            }
            return call;
        }

        private RexNode cast(RexCall call) {
            RexNode operand = call.getOperands().get(0);
            if (SqlTypeUtil.isBinary(operand.getType())
                    && SqlTypeUtil.isCharacter(call.getType())) {
                RexNode text = builder.makeCall(AddressOperators.ADDRESS_TEXT, List.of(operand));
                return builder.makeCast(call.getType(), text, true, false);
            }
            if (SqlTypeUtil.isCharacter(operand.getType())
                    && SqlTypeUtil.isBinary(call.getType())) {
                return address(
                        (RexCall) builder.makeCall(AddressOperators.TO_ADDRESS, List.of(operand)));
            }
            return call;
        }
    }
}
