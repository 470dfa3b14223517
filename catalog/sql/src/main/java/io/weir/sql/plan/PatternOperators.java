package io.weir.sql.plan;

import io.weir.sql.run.TextPatterns;
import java.util.Collections;
import java.util.Locale;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * LIKE and ILIKE whose pattern is no literal, under other names: Calcite's simplifications fail
 * where the pattern turns out to be NULL.
 */
final class PatternOperators {
    private static final SqlOperator LIKE = operator("LIKE", 2);
    private static final SqlOperator LIKE_ESCAPE = operator("LIKE", 3);
    private static final SqlOperator ILIKE = operator("ILIKE", 2);
    private static final SqlOperator ILIKE_ESCAPE = operator("ILIKE", 3);

    private PatternOperators() {}

    /** The same expression without a LIKE whose pattern is NULL, or may become it. */
    static RexNode safe(RexBuilder builder, RexNode node) {
        return node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        RexNode visited = super.visitCall(call);
                        return visited.getKind() == SqlKind.LIKE
                                ? known(builder, (RexCall) visited)
                                : visited;
                    }
                });
    }

    private static RexNode known(RexBuilder builder, RexCall like) {
        RexNode pattern = like.getOperands().get(1);
        if (RexUtil.isNull(pattern)) {
            return builder.makeNullLiteral(like.getType());
        }
        return pattern instanceof RexLiteral
                ? like
                : builder.makeCall(like.getType(), hidden(like), like.getOperands());
    }

    private static SqlOperator hidden(RexCall like) {
        boolean hasEscape = like.getOperands().size() > 2;
        return like.getOperator().getName().equals("ILIKE")
                ? hasEscape ? ILIKE_ESCAPE : ILIKE
                : hasEscape ? LIKE_ESCAPE : LIKE;
    }

    private static SqlFunction operator(String name, int operands) {
        return new HiddenFunction(
                name,
                ReturnTypes.BOOLEAN_NULLABLE,
                Collections.nCopies(operands, SqlTypeFamily.CHARACTER),
                JavaFunction.strict(
                        TextPatterns.class,
                        name.toLowerCase(Locale.ROOT),
                        Collections.nCopies(operands, String.class).toArray(Class<?>[]::new)));
    }
}
