package io.weir.collector.wire;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.udfs.address.Addresses;
import java.util.Map;
import java.util.TreeMap;

/** A row as a test writes it: every value that is there, by the column's name. */
public final class RowText {
    private RowText() {}

    /** Numbers and times in decimal, addresses as people write them. */
    public static Map<String, String> of(FlowBatch rows, int row) {
        Map<String, String> texts = new TreeMap<>();
        for (FlowColumn column : FlowColumn.stored()) {
            if (rows.isPresent(column, row)) {
                texts.put(column.sqlName(), text(rows, column, row));
            }
        }
        return texts;
    }

    private static String text(FlowBatch rows, FlowColumn column, int row) {
        return switch (column.type()) {
            case TEXT -> String.valueOf(rows.getText(column, row));
            case ADDRESS -> Addresses.format(rows.getHigh(column, row), rows.getLong(column, row));
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> Long.toString(rows.getLong(column, row));
        };
    }
}
