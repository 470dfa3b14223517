package io.weir.sql.plan;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds comparisons with a parameter inside an expression, innermost first. Calcite asks for the
 * type of an operand before it has given the parameters within it theirs.
 */
final class InnerParameters extends SqlBasicVisitor<@Nullable Void> {
    private static final Set<SqlKind> COMPARISONS =
            EnumSet.of(
                    SqlKind.EQUALS,
                    SqlKind.NOT_EQUALS,
                    SqlKind.LESS_THAN,
                    SqlKind.LESS_THAN_OR_EQUAL,
                    SqlKind.GREATER_THAN,
                    SqlKind.GREATER_THAN_OR_EQUAL,
                    SqlKind.IS_DISTINCT_FROM,
                    SqlKind.IS_NOT_DISTINCT_FROM,
                    SqlKind.IN,
                    SqlKind.NOT_IN,
                    SqlKind.BETWEEN,
                    SqlKind.LIKE);

    private final Consumer<SqlCall> comparisons;

    /**
     * @param comparisons takes each comparison one of whose operands is a parameter
     */
    InnerParameters(Consumer<SqlCall> comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY)) {
            return null;
        }
        super.visit(call);
        if (call.isA(COMPARISONS) && call.getOperandList().stream().anyMatch(this::isParameter)) {
            comparisons.accept(call);
        }
        return null;
    }

    private boolean isParameter(@Nullable SqlNode node) {
        return node instanceof SqlDynamicParam
                || (node instanceof SqlNodeList list
                        && list.getList().stream().anyMatch(this::isParameter));
    }
}
