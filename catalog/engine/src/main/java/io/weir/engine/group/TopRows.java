package io.weir.engine.group;

import io.weir.engine.RowGroupTask;
import io.weir.engine.ScanControl;
import io.weir.engine.column.RowGroupColumns;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ColumnBatch;
import io.weir.engine.expression.Evaluator;
import io.weir.engine.expression.Expression;
import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The first rows of an order among those that one thread passes on. What the order is by is
 * computed for each row, the rest only for rows that are among the first when their batch ends. Hot
 * path; one owner.
 */
final class TopRows implements RowSink {
    private static final int FEWEST_PLACES = 16;
    private static final int NOT_PENDING = -1;

    private final ColumnBatch batch;
    private final MemoryBudget budget;
    private final GroupOrder order;
    private final TopRange range;
    private final Evaluator[] values;
    private final KeptColumn[] columns;
    private final boolean[] isOrdered;
    private final TopHeap heap;
    private final int bytesOfAPlace;
    private final ValueBuffer[] ordered;
    private final int[] candidates = new int[ValueBuffer.CAPACITY];
    private final int[] places = new int[ValueBuffer.CAPACITY];
    private final int[] pendingRows = new int[ValueBuffer.CAPACITY];

    /** For each place the row of the batch whose other values are still to be computed. */
    private int[] pending = new int[0];

    private int used;
    private int free = TopHeap.NONE;

    TopRows(GroupRequest request, GroupOrder order, ColumnBatch batch, MemoryBudget budget) {
        this.batch = batch;
        this.budget = budget;
        this.order = order;
        range = TopRange.of(request, order);
        List<Expression> outputs = request.keys();
        values = outputs.stream().map(Expression::open).toArray(Evaluator[]::new);
        columns =
                outputs.stream()
                        .map(output -> new KeptColumn(output.kind()))
                        .toArray(KeptColumn[]::new);
        isOrdered = new boolean[columns.length];
        order.terms().forEach(term -> isOrdered[term.output()] = true);
        ordered = new ValueBuffer[columns.length];
        heap = new TopHeap(List.of(columns), order);
        int bytes = 2 * Integer.BYTES;
        for (KeptColumn column : columns) {
            bytes += column.bytesOfAPlace();
        }
        bytesOfAPlace = bytes;
    }

    @Override
    public boolean wants(RowGroupTask task) {
        if (!heap.isFull() || order.count() == 0) {
            return order.count() > 0;
        }
        KeptColumn first = columns[order.terms().get(0).output()];
        return range.column() == null
                || first.isNull(heap.last())
                || range.score(task) >= range.score(first.getLong(heap.last()));
    }

    @Override
    public void open(RowGroupColumns group) {
        batch.open(group);
    }

    @Override
    public boolean addCount(long rows) {
        return false;
    }

    @Override
    public void closeRowGroup(ScanControl control) {}

    @Override
    public void add(int[] rows, int count, ScanControl control) throws IOException {
        if (order.count() == 0) {
            return;
        }
        for (int output = 0; output < values.length; output++) {
            if (isOrdered[output]) {
                control.check();
                ordered[output] = values[output].read(batch, rows, count);
            }
        }
        int taken = 0;
        int left = candidates(count);
        for (int i = 0; i < left; i++) {
            int row = candidates[i];
            int place = place();
            setOrdered(place, row);
            free = heap.offer(place);
            if (free != place) {
                pending[place] = row;
                places[taken] = place;
                pendingRows[taken++] = row;
            }
        }
        finish(rows, taken, control);
    }

    /** Rows that may be among the first: by the first term alone, where that is a number. */
    private int candidates(int count) {
        GroupOrder.Term term = order.terms().get(0);
        KeptColumn column = columns[term.output()];
        if (!column.isOfNumbers() || !heap.isFull() || column.isNull(heap.last())) {
            System.arraycopy(Batch.ALL, 0, candidates, 0, count);
            return count;
        }
        long last = column.getLong(heap.last());
        boolean[] nulls = ordered[term.output()].nulls();
        long[] longs = ordered[term.output()].longs();
        int left = 0;
        for (int i = 0; i < count; i++) {
            candidates[left] = i;
            boolean isIn = term.descending() ? longs[i] >= last : longs[i] <= last;
            left += isIn || nulls[i] ? 1 : 0;
        }
        return left;
    }

    /** A place that no row has. */
    private int place() {
        if (free != TopHeap.NONE) {
            return free;
        }
        if (used == pending.length) {
            int more = Math.max(FEWEST_PLACES, used);
            if (!budget.take((long) more * bytesOfAPlace)) {
                throw new MemoryLimitException("ORDER BY with LIMIT", budget.limit());
            }
            pending = Arrays.copyOf(pending, used + more);
            for (KeptColumn column : columns) {
                column.grow(used + more);
            }
        }
        pending[used] = NOT_PENDING;
        return used++;
    }

    private void setOrdered(int place, int row) {
        for (int output = 0; output < columns.length; output++) {
            if (isOrdered[output]) {
                columns[output].set(place, ordered[output], row);
            }
        }
    }

    /** Computes the other values of the rows that came in, as far as they are still in. */
    private void finish(int[] rows, int taken, ScanControl control) throws IOException {
        int left = 0;
        for (int i = 0; i < taken; i++) {
            if (pending[places[i]] == pendingRows[i]) {
                pending[places[i]] = NOT_PENDING;
                places[left] = places[i];
                pendingRows[left++] = rows[pendingRows[i]];
            }
        }
        for (int output = 0; output < columns.length && left > 0; output++) {
            if (!isOrdered[output]) {
                control.check();
                ValueBuffer read = values[output].read(batch, pendingRows, left);
                for (int i = 0; i < left; i++) {
                    columns[output].set(places[i], read, i);
                }
            }
        }
    }

    /** Takes over the rows of another thread, which is not used any more. */
    void merge(TopRows other, ScanControl control) {
        control.check();
        for (int from : other.heap.kept()) {
            int place = place();
            for (int output = 0; output < columns.length; output++) {
                columns[output].set(place, other.columns[output], from);
            }
            free = heap.offer(place);
        }
    }

    /** The rows. */
    Groups rows() {
        return new Groups(List.of(columns), heap.kept());
    }
}
