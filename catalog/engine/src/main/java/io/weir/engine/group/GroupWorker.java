package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Coder;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.InputValue;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.partition.PartitionedRows;
import io.weir.engine.work.MemoryBudget;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups of the rows that it is given. Hot path; one owner. */
final class GroupWorker {
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
    private final List<ValueKind> stateKinds = new ArrayList<>();
    private int capacity;
    private long reserved;

    private GroupWorker(GroupRequest request, Batch batch, MemoryBudget budget, boolean ofStates) {
        this.batch = batch;
        this.budget = budget;
        int width = request.keys().size();
        keys = new Coder[width];
        for (int i = 0; i < width; i++) {
            Expression key = request.keys().get(i);
            keys[i] = Coder.of(ofStates ? new InputValue(i, key.kind()) : key, batch);
            stateKinds.add(key.kind());
        }
        codes = new int[width][ValueBuffer.CAPACITY];
        table = width < 2 ? null : new GroupTable(width);
        add(rowCount);
        for (Measure measure : request.measures()) {
            Accumulator accumulator = accumulator(measure, ofStates);
            measures.add(accumulator);
            if (accumulator != rowCount) {
                add(accumulator);
            }
        }
        grow();
    }

    /**
     * Groups of rows.
     *
     * @param batch which all rows are of
     */
    static GroupWorker ofRows(GroupRequest request, Batch batch, MemoryBudget budget) {
        return new GroupWorker(request, batch, budget, false);
    }

    /**
     * Groups of what others have saved.
     *
     * @param states which all of that is of
     */
    static GroupWorker ofStates(GroupRequest request, Batch states, MemoryBudget budget) {
        return new GroupWorker(request, states, budget, true);
    }

    private void add(Accumulator accumulator) {
        accumulators.add(accumulator);
        stateKinds.addAll(accumulator.states());
    }

    private Accumulator accumulator(Measure measure, boolean ofStates) {
        Expression filter = measure.filter();
        Expression argument = measure.argument();
        if (argument == null) {
            return filter == null ? rowCount : new Filtered(new RowCount(), filter);
        }
        boolean isState = ofStates && measure.kind() == Measure.Kind.DISTINCT;
        Accumulator all =
                accumulator(
                        measure.kind(),
                        isState ? new InputValue(stateKinds.size(), argument.kind()) : argument);
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

    /** Takes rows of which nothing but their number is of interest; false if it needs them. */
    boolean addCount(long rows) {
        boolean isCountOnly = keys.length == 0 && accumulators.size() == 1;
        if (isCountOnly) {
            rowCount.add(0, rows);
        }
        return isCountOnly;
    }

    /**
     * Adds chosen rows of the batch.
     *
     * @param rows rows of the batch, ascending
     * @return false if the groups take more memory than they may
     */
    boolean add(int[] rows, int count, ScanControl control) throws IOException {
        readKeys(rows, count, control);
        int[] numbers = number(count);
        for (Accumulator accumulator : accumulators) {
            control.check();
            accumulator.add(batch, rows, count, numbers);
        }
        return reserve();
    }

    /**
     * Adds all rows of a batch of states.
     *
     * @return false if the groups take more memory than they may
     */
    boolean addStates(ScanControl control) throws IOException {
        readKeys(Batch.ALL, batch.count(), control);
        int[] numbers = number(batch.count());
        int column = keys.length;
        for (Accumulator accumulator : accumulators) {
            control.check();
            accumulator.addStates(batch, column, numbers);
            column += accumulator.states().size();
        }
        return reserve();
    }

    private void readKeys(int[] rows, int count, ScanControl control) throws IOException {
        for (int i = 0; i < keys.length; i++) {
            control.check();
            keys[i].read(batch, rows, count, codes[i]);
        }
    }

    private boolean reserve() {
        long bytes = bytes();
        boolean isWithin = budget.take(bytes - reserved);
        reserved = bytes;
        return isWithin;
    }

    /** Bytes of memory that it holds, about. */
    long bytes() {
        long bytes = batch.codeBytes() + (table == null ? 0 : table.bytes());
        for (Coder key : keys) {
            bytes += key.bytes();
        }
        for (Accumulator accumulator : accumulators) {
            bytes += accumulator.bytes();
        }
        return bytes;
    }

    /** Values of groups that COUNT(DISTINCT) has. */
    int pairs() {
        return accumulators.stream().mapToInt(Accumulator::pairs).sum();
    }

    /** Gives its memory back; it is not used any more. */
    void release() {
        budget.take(-reserved);
        reserved = 0;
    }

    /** Forgets all groups; the batch's codes must be cleared with them. */
    void clear() {
        for (Coder key : keys) {
            key.clear();
        }
        if (table != null) {
            table.clear();
        }
        accumulators.forEach(Accumulator::clear);
    }

    /** What a saved group has: the keys, then all states. */
    List<ValueKind> stateKinds() {
        return stateKinds;
    }

    /** Numbers of the columns of a saved group that are values of COUNT(DISTINCT). */
    List<Integer> pairColumns() {
        List<Integer> columns = new ArrayList<>();
        int column = keys.length;
        for (Accumulator accumulator : accumulators) {
            if (accumulator.hasPairs()) {
                columns.add(column);
            }
            column += accumulator.states().size();
        }
        return columns;
    }

    /**
     * Writes all groups.
     *
     * @param buffers one for each of {@link #stateKinds}; overwritten
     */
    void save(PartitionedRows to, ValueBuffer[] buffers, ScanControl control) throws IOException {
        int[] chosen = new int[ValueBuffer.CAPACITY];
        int size = size();
        int group = 0;
        while (group < size) {
            control.check();
            int count = 0;
            for (; group < size && count < chosen.length; group++) {
                chosen[count] = group;
                count += isGroup(group) ? 1 : 0;
            }
            saveKeys(chosen, count, buffers);
            int column = keys.length;
            for (Accumulator accumulator : accumulators) {
                accumulator.save(chosen, count, buffers, column);
                column += accumulator.states().size();
            }
            to.append(buffers, count);
        }
        int column = keys.length;
        for (Accumulator accumulator : accumulators) {
            savePairs(accumulator, column, to, buffers, control);
            column += accumulator.states().size();
        }
    }

    private void saveKeys(int[] chosen, int count, ValueBuffer[] buffers) {
        for (int place = 0; place < keys.length; place++) {
            for (int i = 0; i < count; i++) {
                codes[place][i] = table == null ? chosen[i] : table.code(chosen[i], place);
            }
            keys[place].values().decode(codes[place], count, buffers[place]);
        }
    }

    private void savePairs(
            Accumulator accumulator,
            int column,
            PartitionedRows to,
            ValueBuffer[] buffers,
            ScanControl control)
            throws IOException {
        int[] of = new int[ValueBuffer.CAPACITY];
        for (int first = 0; first < accumulator.pairs(); first += of.length) {
            control.check();
            int count = Math.min(of.length, accumulator.pairs() - first);
            for (int other = keys.length; other < buffers.length; other++) {
                Arrays.fill(buffers[other].nulls(), 0, count, true);
            }
            accumulator.savePairs(first, count, of, buffers[column]);
            saveKeys(of, count, buffers);
            to.append(buffers, count);
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

    /**
     * Takes over the groups of another worker, which is not used any more.
     *
     * @param disjoint whether no value of COUNT(DISTINCT) is in both
     */
    void merge(GroupWorker other, boolean disjoint, ScanControl control) {
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
            if (disjoint) {
                accumulators.get(i).mergeDisjoint(other.accumulators.get(i), map, control);
            } else {
                accumulators.get(i).merge(other.accumulators.get(i), map, control);
            }
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
