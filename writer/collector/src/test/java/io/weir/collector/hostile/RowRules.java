package io.weir.collector.hostile;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What every row keeps to, whatever the datagram holds. */
final class RowRules {
    private static final long YEAR_2000 = 946_684_800_000L;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int LONGEST_TEXT = 65_535;
    private static final List<FlowColumn> COUNTERS =
            List.of(
                    FlowColumn.PACKETS,
                    FlowColumn.BYTES,
                    FlowColumn.REV_PACKETS,
                    FlowColumn.REV_BYTES,
                    FlowColumn.SAMPLING_RATE);

    /** Required, and not 0 where nothing was set. */
    private static final List<FlowColumn> MUST_HAVE =
            List.of(
                    FlowColumn.START_TIME,
                    FlowColumn.END_TIME,
                    FlowColumn.RECEIVED_TIME,
                    FlowColumn.TIME_QUALITY,
                    FlowColumn.SENSOR,
                    FlowColumn.SENSOR_CLASS,
                    FlowColumn.FLOW_TYPE,
                    FlowColumn.EXPORTER_ADDR,
                    FlowColumn.EXPORT_VERSION);

    private RowRules() {}

    /** What is wrong with a row: nothing, or the columns and values. */
    static List<String> problems(FlowBatch rows, int row) {
        List<String> problems = new ArrayList<>();
        for (FlowColumn column : FlowColumn.stored()) {
            boolean isGood =
                    rows.isPresent(column, row)
                            ? fits(rows, row, column)
                            : !MUST_HAVE.contains(column);
            if (!isGood) {
                problems.add(column + " " + rows.getLong(column, row));
            }
        }
        for (FlowColumn counter : COUNTERS) {
            if (rows.getLong(counter, row) < 0) {
                problems.add(counter + " " + rows.getLong(counter, row));
            }
        }
        long start = rows.getLong(FlowColumn.START_TIME, row);
        long received = rows.getLong(FlowColumn.RECEIVED_TIME, row);
        if (start != received && (start < YEAR_2000 || start > received + DAY_MILLIS)) {
            problems.add("start " + start + ", received " + received);
        }
        return problems;
    }

    private static boolean fits(FlowBatch rows, int row, FlowColumn column) {
        long value = rows.getLong(column, row);
        return switch (column.type()) {
            case SMALLINT -> value == (short) value;
            case INTEGER -> value == (int) value;
            case TEXT -> isUtf8(Objects.requireNonNull(rows.getText(column, row)));
            case BIGINT, TIMESTAMP, ADDRESS -> true;
        };
    }

    private static boolean isUtf8(String text) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return text.length() <= LONGEST_TEXT;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
