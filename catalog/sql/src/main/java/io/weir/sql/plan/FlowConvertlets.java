package io.weir.sql.plan;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's expressions of calls, but for two. LIKE is our own. And a parameter that is cast to
 * DECIMAL is rounded: the cast itself is left out, because the parameter takes its type.
 */
final class FlowConvertlets implements SqlRexConvertletTable {
    static final FlowConvertlets INSTANCE = new FlowConvertlets();

    private FlowConvertlets() {}

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(call);
        if (standard == null) {
            return null;
        }
        return switch (call.getKind()) {
            case LIKE ->
                    (context, like) ->
                            PatternOperators.own(
                                    context.getRexBuilder(), standard.convertCall(context, like));
            case CAST ->
                    (context, cast) ->
                            rounded(context.getRexBuilder(), standard.convertCall(context, cast));
            default -> standard;
        };
    }

    private static RexNode rounded(RexBuilder builder, RexNode node) {
        RexNode value =
                node.getKind() == SqlKind.CAST ? ((RexCall) node).getOperands().get(0) : node;
        if (!(value instanceof RexDynamicParam) || !SqlTypeUtil.isDecimal(node.getType())) {
            return node;
        }
        RexNode digits = builder.makeExactLiteral(BigDecimal.valueOf(node.getType().getScale()));
        return builder.makeCall(node.getType(), SqlStdOperatorTable.ROUND, List.of(value, digits));
    }
}
