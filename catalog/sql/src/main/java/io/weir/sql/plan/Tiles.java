package io.weir.sql.plan;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * NTILE as the standard has it, the first tiles being those with a row more; Calcite's spreads them
 * among the others. It is computed from a row's number and the count of rows.
 */
final class Tiles {
    private final RexBuilder builder;
    private final RelDataType type;

    Tiles(RexBuilder builder) {
        this.builder = builder;
        this.type = builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
    }

    /** What takes the place of NTILE. */
    RexNode replace(RexOver tiles) {
        RexWindow window = tiles.getWindow();
        RexNode before =
                minus(over(SqlStdOperatorTable.ROW_NUMBER, window, window.orderKeys), number(1));
        RexNode rows = over(SqlStdOperatorTable.COUNT, window, List.of());
        RexNode count = builder.makeCast(type, tiles.getOperands().get(0));
        RexNode small = divide(rows, count);
        RexNode large = plus(small, number(1));
        RexNode larger = builder.makeCall(SqlStdOperatorTable.MOD, rows, count);
        RexNode inLarger = builder.makeCall(SqlStdOperatorTable.MULTIPLY, larger, large);
        RexNode tile =
                builder.makeCall(
                        SqlStdOperatorTable.CASE,
                        builder.makeCall(SqlStdOperatorTable.LESS_THAN, before, inLarger),
                        divide(before, large),
                        plus(larger, divide(minus(before, inLarger), small)));
        return builder.makeCast(tiles.getType(), plus(tile, number(1)));
    }

    private RexNode over(SqlAggFunction function, RexWindow window, List<RexFieldCollation> order) {
        return builder.makeOver(
                type,
                function,
                List.of(),
                window.partitionKeys,
                ImmutableList.copyOf(order),
                RexWindowBounds.UNBOUNDED_PRECEDING,
                order.isEmpty() ? RexWindowBounds.UNBOUNDED_FOLLOWING : RexWindowBounds.CURRENT_ROW,
                window.getExclude(),
                true,
                true,
                false,
                false,
                false);
    }

    private RexNode number(long value) {
        return builder.makeExactLiteral(BigDecimal.valueOf(value), type);
    }

    private RexNode plus(RexNode left, RexNode right) {
        return builder.makeCall(SqlStdOperatorTable.PLUS, left, right);
    }

    private RexNode minus(RexNode left, RexNode right) {
        return builder.makeCall(SqlStdOperatorTable.MINUS, left, right);
    }

    private RexNode divide(RexNode left, RexNode right) {
        return builder.makeCall(SqlStdOperatorTable.DIVIDE, left, right);
    }
}
