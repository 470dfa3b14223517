package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Evaluator;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.InputValue;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.partition.PartitionedRows;
import io.weir.engine.work.MemoryBudget;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Groups of the rows, or of the states of groups, that it is given. Hot path; one owner. */
final class GroupWorker {
    private static final int FEWEST_GROUPS = 1 << 8;

    private final Batch batch;
    private final MemoryBudget budget;
    private final GroupKeys keys;
    private final int width;
    private final Evaluator[] keyValues;
    private final RowCount rowCount = new RowCount();
    private final List<Accumulator> measures = new ArrayList<>();
    private final List<Accumulator> accumulators = new ArrayList<>();
    private final List<ValueKind> stateKinds = new ArrayList<>();

    /** Those to which a row may add something, by the first column of their states. */
    private final Map<Integer, Accumulator> used = new LinkedHashMap<>();

    /** Numbers of the keys, and of the states of such. */
    private final List<Integer> usedColumns = new ArrayList<>();

    private int capacity;
    private long reserved;

    private GroupWorker(
            GroupRequest request,
            Batch batch,
            GroupKeys keys,
            MemoryBudget budget,
            boolean ofStates) {
        this.batch = batch;
        this.keys = keys;
        this.budget = budget;
        width = request.keys().size();
        request.keys().forEach(key -> stateKinds.add(key.kind()));
        keyValues = request.keys().stream().map(Expression::open).toArray(Evaluator[]::new);
        IntStream.range(0, width).forEach(usedColumns::add);
        add(rowCount, true);
        for (Measure measure : request.measures()) {
            Accumulator accumulator = accumulator(measure, ofStates);
            measures.add(accumulator);
            if (accumulator != rowCount) {
                add(accumulator, ofStates || !measure.isIdle());
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
        CodedKeys keys = new CodedKeys(request.keys(), batch);
        return new GroupWorker(request, batch, keys, budget, false);
    }

    /**
     * Groups of what others have saved.
     *
     * @param states which all of that is of
     * @param mayBeMerged whether they are to be merged with others
     */
    static GroupWorker ofStates(
            GroupRequest request, Batch states, MemoryBudget budget, boolean mayBeMerged) {
        List<Expression> columns = new ArrayList<>();
        List<ValueKind> kinds = new ArrayList<>();
        for (Expression key : request.keys()) {
            columns.add(new InputValue(columns.size(), key.kind()));
            kinds.add(key.kind());
        }
        GroupKeys keys =
                mayBeMerged || !WordKeys.canHold(kinds.size())
                        ? new CodedKeys(columns, states)
                        : new WordKeys(kinds, states);
        return new GroupWorker(request, states, keys, budget, true);
    }

    private void add(Accumulator accumulator, boolean isUsed) {
        int first = stateKinds.size();
        accumulators.add(accumulator);
        stateKinds.addAll(accumulator.states());
        if (isUsed) {
            used.put(first, accumulator);
            IntStream.range(first, stateKinds.size()).forEach(usedColumns::add);
        }
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
            case TOTAL -> new CountSum(argument);
            case SUM -> isFloat ? new FloatSum(argument, false) : new NumberSum(argument, false);
            case AVERAGE -> isFloat ? new FloatSum(argument, true) : new NumberSum(argument, true);
            case SMALLEST -> new Extreme(argument, false);
            case LARGEST -> new Extreme(argument, true);
            case VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> new Spread(argument, kind);
            case BIT_AND, BIT_OR, BIT_XOR -> new Bits(argument, kind);
        };
    }

    /** One more than the largest group; a group of no row is none. */
    int size() {
        return keys.size();
    }

    /** Whether the group is one. */
    boolean isGroup(int group) {
        return width == 0 || rowCount.getLong(group) > 0;
    }

    /** The keys, then the measures. */
    List<GroupValues> outputs() {
        List<GroupValues> outputs = new ArrayList<>();
        for (int key = 0; key < width; key++) {
            outputs.add(keys.values(key));
        }
        outputs.addAll(measures);
        return outputs;
    }

    /** Takes rows of which nothing but their number is of interest; false if it needs them. */
    boolean addCount(long rows) {
        boolean isCountOnly = width == 0 && accumulators.size() == 1;
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
        int[] numbers = keys.read(rows, count, control);
        grow();
        for (Accumulator accumulator : used.values()) {
            control.check();
            if (width == 0) {
                accumulator.addToOnly(batch, rows, count, numbers);
            } else {
                accumulator.add(batch, rows, count, numbers);
            }
        }
        return reserve();
    }

    /**
     * Adds all rows of a batch of states.
     *
     * @return false if the groups take more memory than they may
     */
    boolean addStates(ScanControl control) throws IOException {
        int[] numbers = keys.read(Batch.ALL, batch.count(), control);
        grow();
        int column = width;
        for (Accumulator accumulator : accumulators) {
            control.check();
            accumulator.addStates(batch, column, numbers);
            column += accumulator.states().size();
        }
        return reserve();
    }

    private boolean reserve() {
        long bytes = bytes();
        boolean isWithin = budget.take(bytes - reserved);
        reserved = bytes;
        return isWithin;
    }

    /** Bytes of memory that it holds, about. */
    long bytes() {
        long bytes = batch.codeBytes() + keys.bytes();
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
        int groups = size();
        accumulators.forEach(accumulator -> accumulator.clear(groups));
        coded().clear();
    }

    private CodedKeys coded() {
        if (keys instanceof CodedKeys coded) {
            return coded;
        }
        throw new IllegalStateException("groups in their place are not saved, nor merged");
    }

    /** What a saved group has: the keys, then all states. */
    List<ValueKind> stateKinds() {
        return stateKinds;
    }

    /** Numbers of the columns of a saved group that are not always NULL. */
    List<Integer> usedColumns() {
        return usedColumns;
    }

    /** Numbers of the columns of a saved group that are values of COUNT(DISTINCT). */
    List<Integer> pairColumns() {
        List<Integer> columns = new ArrayList<>();
        int column = width;
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
     * @return how many
     */
    int save(PartitionedRows to, ValueBuffer[] buffers, ScanControl control) throws IOException {
        int[] chosen = new int[ValueBuffer.CAPACITY];
        int size = size();
        int group = 0;
        int saved = 0;
        while (group < size) {
            control.check();
            int count = 0;
            for (; group < size && count < chosen.length; group++) {
                chosen[count] = group;
                count += isGroup(group) ? 1 : 0;
            }
            coded().save(chosen, count, buffers);
            for (Map.Entry<Integer, Accumulator> entry : used.entrySet()) {
                entry.getValue().save(chosen, count, buffers, entry.getKey());
            }
            to.append(buffers, count);
            saved += count;
        }
        int column = width;
        for (Accumulator accumulator : accumulators) {
            savePairs(accumulator, column, to, buffers, control);
            column += accumulator.states().size();
        }
        return saved;
    }

    /** Whether {@link #saveRows} can be asked. */
    boolean canSaveRows() {
        return accumulators.stream().allMatch(Accumulator::canSaveRows);
    }

    /**
     * Writes chosen rows of the batch as if each were a group.
     *
     * @param buffers as in {@link #save}; others may be put in their place
     */
    void saveRows(int[] rows, int count, PartitionedRows to, ValueBuffer[] buffers)
            throws IOException {
        for (int key = 0; key < width; key++) {
            buffers[key] = keyValues[key].read(batch, rows, count);
        }
        for (Map.Entry<Integer, Accumulator> entry : used.entrySet()) {
            entry.getValue().saveRows(batch, rows, count, buffers, entry.getKey());
        }
        to.append(buffers, count);
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
            for (int other = width; other < buffers.length; other++) {
                Arrays.fill(buffers[other].nulls(), 0, count, true);
            }
            accumulator.savePairs(first, count, of, buffers[column]);
            coded().save(of, count, buffers);
            to.append(buffers, count);
        }
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
     * @return false if the groups take more memory than they may
     */
    boolean merge(GroupWorker other, boolean disjoint, ScanControl control) {
        int[] map = coded().map(other.coded(), control);
        grow();
        for (int i = 0; i < accumulators.size(); i++) {
            control.check();
            if (disjoint) {
                accumulators.get(i).mergeDisjoint(other.accumulators.get(i), map, control);
            } else {
                accumulators.get(i).merge(other.accumulators.get(i), map, control);
            }
        }
        return reserve();
    }
}
