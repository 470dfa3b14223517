package io.weir.engine.group;

import io.weir.engine.RowGroupReader;
import io.weir.engine.RowGroupTask;
import io.weir.engine.RowSelection;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanWork;
import io.weir.engine.column.RowGroupColumns;
import io.weir.engine.expression.Coder;
import io.weir.engine.expression.ColumnBatch;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of the row groups that one thread takes. Hot path; one owner. */
final class GroupWorker {
    private static final int FEWEST_GROUPS = 1 << 8;

    private final GroupRequest request;
    private final ColumnBatch batch;
    private final Conditions conditions;
    private final Coder[] keys;
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
        batch = new ColumnBatch(request.columns());
        conditions = new Conditions(request.conditions());
        int width = request.keys().size();
        keys = request.keys().stream().map(key -> Coder.of(key, batch)).toArray(Coder[]::new);
        codes = new int[width][ValueBuffer.CAPACITY];
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
        Expression filter = measure.filter();
        Expression argument = measure.argument();
        if (argument == null) {
            return filter == null ? rowCount : new Filtered(new RowCount(), filter);
        }
        Accumulator all = accumulator(measure.kind(), argument);
        return filter == null ? all : new Filtered(all, filter);
    }

    private Accumulator accumulator(Measure.Kind kind, Expression argument) {
        boolean isFloat = argument.kind() == ValueKind.DOUBLE;
        return switch (kind) {
            case ROWS -> rowCount;
            case VALUES -> new ValueCount(argument);
            case DISTINCT -> new DistinctCount(argument, batch);
            case SUM -> isFloat ? new FloatSum(argument, false) : new NumberSum(argument, false);
            case AVERAGE -> isFloat ? new FloatSum(argument, true) : new NumberSum(argument, true);
            case SMALLEST -> new Extreme(argument, false);
            case LARGEST -> new Extreme(argument, true);
        };
    }

    /** One more than the largest group; a group of no row is none. */
    int size() {
        return switch (keys.length) {
            case 0 -> 1;
            case 1 -> keys[0].values().size();
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
            int place = i;
            GroupTable groupTable = table;
            outputs.add(
                    new KeyValues(
                            keys[i].values(),
                            groupTable == null
                                    ? group -> group
                                    : group -> groupTable.code(group, place)));
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

    private boolean isCountOnly() {
        return keys.length == 0 && accumulators.size() == 1 && request.conditions().isEmpty();
    }

    private void run(RowGroupTask task, RowGroupReader reader, ScanControl control)
            throws IOException {
        control.check();
        if (isCountOnly() && task.undecided().isEmpty()) {
            rowCount.add(0, task.rows());
            return;
        }
        RowGroupColumns columns = reader.open(task);
        batch.open(columns);
        RowSelection selection = new RowSelection(columns, task.rows(), task.undecided(), control);
        while (selection.next()) {
            batch.move(selection.first(), selection.rows(), selection.count());
            conditions.apply(batch);
            if (conditions.count() > 0) {
                add(conditions.rows(), conditions.count(), control);
            }
        }
    }

    private void add(int[] rows, int count, ScanControl control) throws IOException {
        for (int i = 0; i < keys.length; i++) {
            control.check();
            keys[i].read(batch, rows, count, codes[i]);
        }
        int[] numbers = number(count);
        for (Accumulator accumulator : accumulators) {
            control.check();
            accumulator.add(batch, rows, count, numbers);
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
            maps[i] = keys[i].values().map(other.keys[i].values());
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
}
