package io.weir.sql.plan;

import io.weir.sql.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Labels for columns without an alias: what the statement wrote, such as {@code COUNT(*)}. */
final class SelectLabels {
    private static final int LONGEST = 60;

    private final List<@Nullable String> texts;

    private SelectLabels(List<@Nullable String> texts) {
        this.texts = texts;
    }

    /** Taken from the text, because checking a statement rewrites it. */
    static SelectLabels of(SqlNode parsed, String sql) {
        List<@Nullable String> texts = new ArrayList<>();
        if (select(parsed) instanceof SqlSelect select) {
            List<String> lines = sql.lines().toList();
            for (SqlNode item : select.getSelectList()) {
                if (item instanceof SqlIdentifier identifier && identifier.isStar()) {
                    return new SelectLabels(List.of());
                }
                texts.add(text(item, lines));
            }
        }
        return new SelectLabels(texts);
    }

    /** The columns with labels in place of invented names. */
    List<ResultColumn> apply(List<ResultColumn> columns) {
        if (texts.size() != columns.size()) {
            return columns;
        }
        List<ResultColumn> labelled = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = columns.get(i);
            String text = texts.get(i);
            labelled.add(
                    text != null && column.label().startsWith("EXPR$")
                            ? labelled(column, text)
                            : column);
        }
        return labelled;
    }

    private static ResultColumn labelled(ResultColumn column, String label) {
        return new ResultColumn(
                label,
                label,
                column.table(),
                column.type(),
                column.precision(),
                column.scale(),
                column.nullable(),
                column.remarks());
    }

    private static SqlNode select(SqlNode node) {
        if (node instanceof SqlOrderBy order) {
            return select(order.query);
        }
        return node instanceof SqlWith with ? select(with.body) : node;
    }

    private static @Nullable String text(SqlNode item, List<String> lines) {
        SqlParserPos place = item.getParserPosition();
        if (item.getKind() == SqlKind.AS
                || place.getLineNum() < 1
                || place.getEndLineNum() > lines.size()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int line = place.getLineNum(); line <= place.getEndLineNum(); line++) {
            String whole = lines.get(line - 1);
            int from = line == place.getLineNum() ? place.getColumnNum() - 1 : 0;
            int to = line == place.getEndLineNum() ? place.getEndColumnNum() : whole.length();
            if (from < 0 || from > to || to > whole.length()) {
                return null;
            }
            text.append(whole, from, to).append(' ');
        }
        String label = text.toString().replaceAll("\\s+", " ").strip();
        return label.length() > LONGEST ? label.substring(0, LONGEST - 1) + "…" : label;
    }
}
