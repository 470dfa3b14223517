package io.weir.jdbc.metadata;

import io.weir.jdbc.result.JdbcType;
import io.weir.jdbc.result.Namespace;
import io.weir.sql.ResultColumn;
import io.weir.sql.SqlType;
import io.weir.sql.TableInfo;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getTables} and {@code getColumns}. */
final class TableRows {
    private final List<TableInfo> tables;

    TableRows(List<TableInfo> tables) {
        this.tables = tables;
    }

    /** Ordered by type and name, as JDBC asks. */
    List<List<@Nullable Object>> tables(NamePattern name, String @Nullable [] types) {
        return tables.stream()
                .filter(table -> name.matches(table.name()) && isOneOf(table.type(), types))
                .sorted(Comparator.comparing(TableInfo::type).thenComparing(TableInfo::name))
                .map(TableRows::tableRow)
                .toList();
    }

    private static boolean isOneOf(String type, String @Nullable [] types) {
        if (types == null) {
            return true;
        }
        Set<String> wanted =
                Stream.of(types)
                        .map(each -> String.valueOf(each).toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return wanted.contains(type.toUpperCase(Locale.ROOT));
    }

    private static List<@Nullable Object> tableRow(TableInfo table) {
        return Arrays.asList(
                null,
                Namespace.SCHEMA,
                table.name(),
                table.type(),
                table.remarks(),
                null,
                null,
                null,
                null,
                null);
    }

    /** Ordered by table and position. */
    List<List<@Nullable Object>> columns(NamePattern table, NamePattern column) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        tables.stream()
                .filter(each -> table.matches(each.name()))
                .sorted(Comparator.comparing(TableInfo::name))
                .forEach(each -> addColumns(each, column, rows));
        return rows;
    }

    private static void addColumns(
            TableInfo table, NamePattern pattern, List<List<@Nullable Object>> rows) {
        for (int i = 0; i < table.columns().size(); i++) {
            ResultColumn column = table.columns().get(i);
            if (pattern.matches(column.name())) {
                rows.add(columnRow(table.name(), column, i + 1));
            }
        }
    }

    private static List<@Nullable Object> columnRow(
            String table, ResultColumn column, int position) {
        SqlType type = column.type();
        boolean number = JdbcType.isNumber(type);
        int size = JdbcType.size(type, column.precision());
        int nullable =
                column.nullable()
                        ? DatabaseMetaData.columnNullable
                        : DatabaseMetaData.columnNoNulls;
        return Arrays.asList(
                null,
                Namespace.SCHEMA,
                table,
                column.name(),
                JdbcType.code(type),
                type.name(),
                size,
                null,
                JdbcType.decimalDigits(type, column.precision(), column.scale()),
                number ? 10 : null,
                nullable,
                column.remarks(),
                null,
                null,
                null,
                JdbcType.isText(type) ? size : null,
                position,
                column.nullable() ? "YES" : "NO",
                null,
                null,
                null,
                null,
                "NO",
                "NO");
    }
}
