package io.weir.collector.table;

import io.weir.format.FlowColumn;
import io.weir.udfs.traffic.FlowType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of our own columns. */
final class WeirFields {
    private static final Map<String, TableField> FIELDS = fields();

    private WeirFields() {}

    static @Nullable TableField of(String name) {
        return FIELDS.get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, TableField> fields() {
        Map<String, TableField> fields = new HashMap<>();
        for (FlowColumn column : FlowColumn.values()) {
            fields.put(column.sqlName(), field(column));
        }
        fields.put(FlowColumn.START_TIME.sqlName(), TableRow::start);
        fields.put(FlowColumn.END_TIME.sqlName(), TableRow::end);
        fields.put(FlowColumn.FLOW_TYPE.sqlName(), WeirFields::flowType);
        return fields;
    }

    private static TableField field(FlowColumn column) {
        if (!column.isStored()) {
            return TableField.NOT_KEPT;
        }
        return switch (column.type()) {
            case TEXT -> (row, text) -> row.text(column, text);
            case ADDRESS -> (row, text) -> row.address(column, text);
            case TIMESTAMP -> (row, text) -> row.time(column, text);
            case BIGINT -> (row, text) -> row.number(column, text, Long.MAX_VALUE);
            case INTEGER -> (row, text) -> row.number(column, text, Integer.MAX_VALUE);
            case SMALLINT -> (row, text) -> row.number(column, text, Short.MAX_VALUE);
        };
    }

    static void flowType(TableRow row, String text) throws RefusedException {
        for (FlowType type : FlowType.values()) {
            if (type.text().equals(text)) {
                row.text(FlowColumn.FLOW_TYPE, text);
                return;
            }
        }
        throw RefusedException.of(
                "one of " + Arrays.stream(FlowType.values()).map(FlowType::text).toList(), text);
    }
}
