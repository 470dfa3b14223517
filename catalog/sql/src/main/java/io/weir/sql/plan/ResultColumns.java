package io.weir.sql.plan;

import io.weir.format.FlowColumn;
import io.weir.format.stats.StatsColumn;
import io.weir.sql.ResultColumn;
import io.weir.sql.companion.Companion;
import io.weir.sql.companion.Companions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Column descriptions of results and of the tables. */
public final class ResultColumns {
    /** Meanings by table and column, with a point between. */
    private static final Map<String, String> MEANINGS = new HashMap<>();

    static {
        for (FlowColumn column : FlowColumn.values()) {
            MEANINGS.put(FlowTable.NAME + "." + column.sqlName(), column.meaning());
        }
        for (EndColumn column : EndColumn.all()) {
            MEANINGS.put(FlowEndsView.NAME + "." + column.name(), column.meaning());
        }
        for (Companion table : Companions.all()) {
            for (StatsColumn column : table.columns()) {
                MEANINGS.put(table.sqlName() + "." + column.name(), column.meaning());
            }
        }
    }

    private ResultColumns() {}

    /**
     * @param row the result's type
     * @param origins for each field, null or the path catalog, schema, table, column as far as
     *     there is one
     */
    static List<ResultColumn> of(RelDataType row, List<? extends @Nullable List<String>> origins) {
        List<ResultColumn> columns = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            columns.add(column(field, origins.get(field.getIndex())));
        }
        return columns;
    }

    /** The columns of {@code flows}. */
    public static List<ResultColumn> ofFlows() {
        return ofTable(FlowTable.NAME, new FlowTable().getRowType(new FlowTypeFactory()));
    }

    /** The columns of {@code flow_ends}. */
    public static List<ResultColumn> ofFlowEnds() {
        return ofTable(FlowEndsView.NAME, new FlowEndsView().getRowType(new FlowTypeFactory()));
    }

    /** The columns of a table beside {@code flows}. */
    public static List<ResultColumn> of(Companion table) {
        RelDataType row = new CompanionTable(table).getRowType(new FlowTypeFactory());
        return ofTable(table.sqlName(), row);
    }

    private static List<ResultColumn> ofTable(String table, RelDataType row) {
        List<@Nullable List<String>> origins = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            origins.add(List.of(table, field.getName()));
        }
        return of(row, origins);
    }

    private static ResultColumn column(RelDataTypeField field, @Nullable List<String> origin) {
        RelDataType type = field.getType();
        String name = origin == null ? field.getName() : origin.get(origin.size() - 1);
        String table = origin == null || origin.size() < 2 ? "" : origin.get(origin.size() - 2);
        return new ResultColumn(
                field.getName(),
                name,
                table,
                ResultTypes.of(type),
                ResultTypes.precision(type),
                ResultTypes.scale(type),
                type.isNullable(),
                MEANINGS.getOrDefault(table + "." + name, ""));
    }
}
