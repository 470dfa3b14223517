package io.weir.sql.run;

import io.weir.engine.expression.Expression;
import io.weir.format.page.ValueBuffer;
import io.weir.sql.run.GroupPlan.Output;
import io.weir.udfs.address.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * A filter, a projection, an order and a limit over the rows or the groups of one scan, without
 * generated code: for the many statements that are no more than that, making the code takes longer
 * than running it.
 *
 * @param source the scan
 * @param conditions which of its rows are kept; over their values
 * @param projections the rows; over the same
 * @param outputs classes of the rows' values
 * @param order of the rows; null for any
 * @param offset rows to leave out first
 * @param fetch rows after that
 * @param shown fields of the rows that the result has
 */
public record SimplePlan(
        BatchSource source,
        Function<Bindings, List<Expression>> conditions,
        Function<Bindings, List<Expression>> projections,
        List<Output> outputs,
        @Nullable Comparator<@Nullable Object[]> order,
        long offset,
        long fetch,
        List<Integer> shown)
        implements Bindable<@Nullable Object> {
    @Override
    public Enumerable<@Nullable Object> bind(DataContext root) {
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<@Nullable Object> enumerator() {
                return new Rows((QueryRun) root);
            }
        };
    }

    /** Whether it gives all rows, in any order, with all their fields. */
    boolean isWhole() {
        return order == null && offset == 0 && fetch == Long.MAX_VALUE && showsAll();
    }

    private boolean showsAll() {
        return shown.equals(IntStream.range(0, outputs.size()).boxed().toList());
    }

    /** The rows of one execution before order and limit, as batches. */
    ProjectedBatches batches(QueryRun run) throws IOException {
        return new ProjectedBatches(run, source, conditions.apply(run), projections.apply(run));
    }

    /** The rows of one execution. */
    private final class Rows implements Enumerator<@Nullable Object> {
        private final QueryRun run;
        private final ProjectedBatches batches;
        private final Deque<@Nullable Object[]> ready = new ArrayDeque<>();
        private final boolean showsAll = showsAll();
        private final int[] fields = shown.stream().mapToInt(Integer::intValue).toArray();
        private long skip = offset;
        private long left = fetch;
        private @Nullable Object @Nullable [] row;

        Rows(QueryRun run) {
            this.run = run;
            try {
                batches = batches(run);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (order != null) {
                sort(order);
            }
        }

        private void sort(Comparator<@Nullable Object[]> by) {
            List<@Nullable Object[]> all = new ArrayList<>();
            HeldRows.Counter held = new HeldRows.Counter(run, new HeldPlan("ORDER BY"));
            while (more()) {
                ready.forEach(held::add);
                all.addAll(ready);
                ready.clear();
            }
            all.sort(
                    (one, other) -> {
                        run.check();
                        return by.compare(one, other);
                    });
            ready.addAll(all);
        }

        /** Reads the next rows; false at the end. */
        private boolean more() {
            try {
                if (!batches.next()) {
                    return false;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (int i = 0; i < batches.count(); i++) {
                @Nullable Object[] made = new Object[outputs.size()];
                for (int column = 0; column < made.length; column++) {
                    made[column] = value(outputs.get(column), batches.values(column), i);
                }
                ready.add(made);
            }
            return true;
        }

        @Override
        public boolean moveNext() {
            while (left > 0) {
                while (ready.isEmpty()) {
                    if (order != null || !more()) {
                        return false;
                    }
                }
                row = ready.remove();
                if (skip == 0) {
                    left--;
                    return true;
                }
                skip--;
            }
            return false;
        }

        @Override
        public @Nullable Object current() {
            @Nullable Object[] all = row;
            if (all == null) {
                throw new IllegalStateException("no row");
            }
            if (fields.length == 1) {
                return all[fields[0]];
            }
            if (showsAll) {
                return all;
            }
            @Nullable Object[] some = new Object[fields.length];
            for (int i = 0; i < fields.length; i++) {
                some[i] = all[fields[i]];
            }
            return some;
        }

        @Override
        public void reset() {
            throw new UnsupportedOperationException("A result is read once");
        }

        @Override
        public void close() {
            try {
                batches.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static @Nullable Object value(Output output, ValueBuffer values, int row) {
        if (values.nulls()[row]) {
            return null;
        }
        long number = values.longs().length == 0 ? 0 : values.longs()[row];
        return switch (output) {
            case SMALLINT -> (Object) (short) number;
            case INTEGER -> (Object) (int) number;
            case BIGINT, BIGINT_OR_ZERO -> (Object) number;
            case DOUBLE, DOUBLE_OR_ZERO -> (Object) Double.longBitsToDouble(number);
            case BOOLEAN -> (Object) (number != 0);
            case TEXT -> values.texts()[row];
            case ADDRESS -> new ByteString(Addresses.toBytes(values.highs()[row], number));
        };
    }
}
