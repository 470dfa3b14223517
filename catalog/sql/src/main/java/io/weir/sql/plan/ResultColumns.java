package io.weir.sql.plan;

import io.weir.format.FlowColumn;
import io.weir.sql.ResultColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Column descriptions of results and of the table. */
public final class ResultColumns {
    private static final Map<String, FlowColumn> BY_NAME = new HashMap<>();

    static {
        for (FlowColumn column : FlowColumn.values()) {
            BY_NAME.put(column.sqlName(), column);
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
        RelDataType row = new FlowTable().getRowType(new FlowTypeFactory());
        List<@Nullable List<String>> origins = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            origins.add(List.of(FlowTable.NAME, field.getName()));
        }
        return of(row, origins);
    }

    private static ResultColumn column(RelDataTypeField field, @Nullable List<String> origin) {
        RelDataType type = field.getType();
        String name = origin == null ? field.getName() : origin.get(origin.size() - 1);
        String table = origin == null || origin.size() < 2 ? "" : origin.get(origin.size() - 2);
        FlowColumn column = table.equals(FlowTable.NAME) ? BY_NAME.get(name) : null;
        return new ResultColumn(
                field.getName(),
                name,
                table,
                ResultTypes.of(type),
                ResultTypes.precision(type),
                ResultTypes.scale(type),
                type.isNullable(),
                column == null ? "" : column.meaning());
    }
}
