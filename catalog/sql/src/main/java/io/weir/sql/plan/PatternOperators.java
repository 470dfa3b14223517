package io.weir.sql.plan;

import io.weir.engine.expression.Constant;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.LikePattern;
import io.weir.engine.expression.TextMatch;
import io.weir.engine.expression.ValueKind;
import io.weir.sql.run.TextPatterns;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;

/**
 * LIKE and ILIKE under other names: Calcite makes regular expressions of them, which may take for
 * ever on one text, and its simplifications fail where the pattern turns out to be NULL.
 */
final class PatternOperators {
    private static final SqlOperator LIKE = operator("LIKE", 2);
    private static final SqlOperator LIKE_ESCAPE = operator("LIKE", 3);
    private static final SqlOperator ILIKE = operator("ILIKE", 2);
    private static final SqlOperator ILIKE_ESCAPE = operator("ILIKE", 3);

    private static final Set<SqlOperator> ALL = Set.of(LIKE, ILIKE);

    private PatternOperators() {}

    /** The same expression without a LIKE of Calcite's. */
    static RexNode own(RexBuilder builder, RexNode node) {
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
        return RexUtil.isNull(like.getOperands().get(1))
                ? builder.makeNullLiteral(like.getType())
                : builder.makeCall(like.getType(), hidden(like), like.getOperands());
    }

    /** Whether a node is such a call. */
    static boolean isCall(RexCall call) {
        return ALL.contains(call.getOperator());
    }

    /** Such a call of a text; null where its pattern is no literal. */
    static @Nullable Expression match(RexCall call, Expression text) {
        List<RexNode> operands = call.getOperands();
        if (!operands.stream().skip(1).allMatch(RexLiteral.class::isInstance)) {
            return null;
        }
        if (operands.stream().anyMatch(RexUtil::isNull)) {
            return Constant.ofNull(ValueKind.NUMBER);
        }
        boolean ignoresCase = call.getOperator().getName().equals("ILIKE");
        String pattern = RexLiteral.stringValue(operands.get(1));
        return new TextMatch(
                text,
                operands.size() == 2
                        ? LikePattern.of(pattern, ignoresCase)
                        : LikePattern.of(
                                pattern, RexLiteral.stringValue(operands.get(2)), ignoresCase));
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
