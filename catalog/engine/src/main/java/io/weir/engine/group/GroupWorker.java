package io.weir.engine.group;

import io.weir.engine.RowGroupReader;
import io.weir.engine.RowGroupTask;
import io.weir.engine.RowSelection;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanWork;
import io.weir.engine.column.RowColumn;
import io.weir.engine.column.RowGroupColumns;
import io.weir.format.FlowColumn;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of the row groups that one thread takes. Hot path; one owner. */
final class GroupWorker {
    private static final int FEWEST_GROUPS = 1 << 8;

    private final GroupRequest request;
    private final KeyCodes[] keys;
    private final int[][] codes;
    private final int[] groups = new int[ValueBuffer.CAPACITY];

    /** Combinations of codes; null where one code, or none, is the group. */
    private final @Nullable GroupTable table;

    private final RowCount rowCount = new RowCount();
    private final List<Accumulator> measures = new ArrayList<>();
    private final List<Accumulator> accumulators = new ArrayList<>();
    private int capacity;

    GroupWorker(GroupRequest request) {
        this.request = request;
        int width = request.keys().size();
        keys = new KeyCodes[width];
        codes = new int[width][ValueBuffer.CAPACITY];
        for (int i = 0; i < width; i++) {
            keys[i] = new KeyCodes(request.keys().get(i).type());
        }
        table = width < 2 ? null : new GroupTable(width);
        accumulators.add(rowCount);
        for (Measure measure : request.measures()) {
            Accumulator accumulator = accumulator(measure);
            measures.add(accumulator);
            if (accumulator != rowCount) {
                accumulators.add(accumulator);
            }
        }
        grow();
    }

    private Accumulator accumulator(Measure measure) {
        FlowColumn column = measure.column();
        if (column == null) {
            return rowCount;
        }
        return switch (measure.kind()) {
            case ROWS -> rowCount;
            case VALUES -> new ValueCount(column);
            case DISTINCT -> new DistinctCount(column);
            case SUM -> new NumberSum(column, false);
            case AVERAGE -> new NumberSum(column, true);
            case SMALLEST -> new Extreme(column, false);
            case LARGEST -> new Extreme(column, true);
        };
    }

    /** One more than the largest group; a group of no row is none. */
    int size() {
        return switch (keys.length) {
            case 0 -> 1;
            case 1 -> keys[0].size();
            default -> table == null ? 0 : table.size();
        };
    }

    /** Whether the group is one. */
    boolean isGroup(int group) {
        return keys.length == 0 || rowCount.getLong(group) > 0;
    }

    /** The keys, then the measures. */
    List<GroupValues> outputs() {
        List<GroupValues> outputs = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            outputs.add(table == null ? keys[i] : new KeyOutput(keys[i], table, i));
        }
        outputs.addAll(measures);
        return outputs;
    }

    /** Takes row groups until none is left. */
    void run(ScanWork work, ScanControl control) throws IOException {
        try (RowGroupReader reader = new RowGroupReader(work.source())) {
            RowGroupTask task = work.next();
            while (task != null) {
                run(task, reader, control);
                task = work.next();
            }
        }
    }

    private void run(RowGroupTask task, RowGroupReader reader, ScanControl control)
            throws IOException {
        control.check();
        if (keys.length == 0 && accumulators.size() == 1 && task.undecided().isEmpty()) {
            rowCount.add(0, task.rows());
            return;
        }
        RowGroupColumns columns = reader.open(task);
        RowColumn[] keyColumns = new RowColumn[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keyColumns[i] = columns.column(request.keys().get(i));
        }
        for (Accumulator accumulator : accumulators) {
            accumulator.open(columns);
        }
        RowSelection batch = new RowSelection(columns, task.rows(), task.undecided(), control);
        while (batch.next()) {
            int[] rows = batch.rows();
            for (int i = 0; i < keys.length; i++) {
                control.check();
                keys[i].read(keyColumns[i], batch.first(), rows, batch.count(), codes[i]);
            }
            int[] numbers = number(batch.count());
            for (Accumulator accumulator : accumulators) {
                control.check();
                accumulator.add(batch.first(), rows, batch.count(), numbers);
            }
        }
    }

    /** The groups of a batch whose codes were read. */
    private int[] number(int count) {
        int[] numbers = keys.length == 1 ? codes[0] : groups;
        if (table != null) {
            table.number(codes, count, groups);
        }
        grow();
        return numbers;
    }

    private void grow() {
        if (size() > capacity) {
            capacity = Math.max(FEWEST_GROUPS, Math.max(size(), 2 * capacity));
            accumulators.forEach(accumulator -> accumulator.grow(capacity));
        }
    }

    /** Takes over the groups of another worker, which is not used any more. */
    void merge(GroupWorker other, ScanControl control) {
        int[][] maps = new int[keys.length][];
        for (int i = 0; i < keys.length; i++) {
            control.check();
            maps[i] = keys[i].map(other.keys[i]);
        }
        int[] map =
                switch (keys.length) {
                    case 0 -> new int[1];
                    case 1 -> maps[0];
                    default -> number(other, maps, control);
                };
        grow();
        for (int i = 0; i < accumulators.size(); i++) {
            control.check();
            accumulators.get(i).merge(other.accumulators.get(i), map);
        }
    }

    private int[] number(GroupWorker other, int[][] maps, ScanControl control) {
        GroupTable there = other.table;
        if (table == null || there == null) {
            throw new IllegalStateException("several keys have a table");
        }
        int[] map = new int[there.size()];
        for (int from = 0; from < map.length; from += groups.length) {
            control.check();
            int count = Math.min(groups.length, map.length - from);
            for (int place = 0; place < keys.length; place++) {
                for (int i = 0; i < count; i++) {
                    codes[place][i] = maps[place][there.code(from + i, place)];
                }
            }
            table.number(codes, count, groups);
            System.arraycopy(groups, 0, map, from, count);
        }
        return map;
    }

    /** A key of groups that have several. */
    private record KeyOutput(KeyCodes codes, GroupTable table, int place) implements GroupValues {
        @Override
        public boolean isNull(int group) {
            return codes.isNull(table.code(group, place));
        }

        @Override
        public long getLong(int group) {
            return codes.getLong(table.code(group, place));
        }

        @Override
        public long getHigh(int group) {
            return codes.getHigh(table.code(group, place));
        }

        @Override
        public String getText(int group) {
            return codes.getText(table.code(group, place));
        }

        @Override
        public int compare(int group, int other) {
            return codes.compare(table.code(group, place), table.code(other, place));
        }
    }
}
