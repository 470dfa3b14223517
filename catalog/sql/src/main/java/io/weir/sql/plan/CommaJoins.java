package io.weir.sql.plan;

import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * {@code FROM a, b RIGHT JOIN c} as SQL has it: JOIN binds tighter than the comma. The parser takes
 * them from left to right, which makes another result of a RIGHT or FULL join.
 */
final class CommaJoins extends SqlShuttle {
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        boolean keepsRight =
                visited instanceof SqlJoin join
                        && (join.getJoinType() == JoinType.RIGHT
                                || join.getJoinType() == JoinType.FULL);
        SqlJoin split = keepsRight ? split((SqlJoin) visited) : null;
        return split == null ? visited : split;
    }

    /** The join with the comma on top; null if there is no comma on its left. */
    private static @Nullable SqlJoin split(SqlJoin join) {
        if (join.getJoinType() == JoinType.COMMA) {
            return join;
        }
        SqlJoin left = join.getLeft() instanceof SqlJoin inner ? split(inner) : null;
        if (left == null) {
            return null;
        }
        SqlJoin tight = (SqlJoin) join.clone(join.getParserPosition());
        tight.setLeft(left.getRight());
        return new SqlJoin(
                left.getParserPosition(),
                left.getLeft(),
                SqlLiteral.createBoolean(false, SqlParserPos.ZERO),
                JoinType.COMMA.symbol(left.getParserPosition()),
                tight,
                JoinConditionType.NONE.symbol(SqlParserPos.ZERO),
                null);
    }
}
