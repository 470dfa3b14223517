package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Coder;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.work.MemoryBudget;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups of the rows that it is given. Hot path; one owner. */
final class GroupWorker implements BatchSink {
    private static final int FEWEST_GROUPS = 1 << 8;

    private final Batch batch;
    private final MemoryBudget budget;
    private final Coder[] keys;
    private final int[][] codes;
    private final int[] groups = new int[ValueBuffer.CAPACITY];

    /** Combinations of codes; null where one code, or none, is the group. */
    private final @Nullable GroupTable table;

    private final RowCount rowCount = new RowCount();
    private final List<Accumulator> measures = new ArrayList<>();
    private final List<Accumulator> accumulators = new ArrayList<>();
    private int capacity;
    private long reserved;

    /**
     * @param batch which all rows are of
     */
    GroupWorker(GroupRequest request, Batch batch, MemoryBudget budget) {
        this.batch = batch;
        this.budget = budget;
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

    @Override
    public boolean addCount(long rows) {
        boolean isCountOnly = keys.length == 0 && accumulators.size() == 1;
        if (isCountOnly) {
            rowCount.add(0, rows);
        }
        return isCountOnly;
    }

    @Override
    public boolean add(Batch of, int[] rows, int count, ScanControl control) throws IOException {
        for (int i = 0; i < keys.length; i++) {
            control.check();
            keys[i].read(of, rows, count, codes[i]);
        }
        int[] numbers = number(count);
        for (Accumulator accumulator : accumulators) {
            control.check();
            accumulator.add(of, rows, count, numbers);
        }
        long bytes = bytes();
        boolean isWithin = budget.take(bytes - reserved);
        reserved = bytes;
        return isWithin;
    }

    private long bytes() {
        long bytes = table == null ? 0 : table.bytes();
        for (Coder key : keys) {
            bytes += key.values().bytes();
        }
        for (Accumulator accumulator : accumulators) {
            bytes += accumulator.bytes();
        }
        return bytes;
    }

    /** Gives its memory back; it is not used any more. */
    void release() {
        budget.take(-reserved);
        reserved = 0;
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
            maps[i] = keys[i].values().map(other.keys[i].values(), control);
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
            accumulators.get(i).merge(other.accumulators.get(i), map, control);
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
