package io.weir.sql.run;

import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Function2;
import org.jspecify.annotations.Nullable;

/** Counts rows that Calcite's operators keep, as they get them, against a query's memory. */
public final class HeldRows {
    private HeldRows() {}

    /** What one part of a plan keeps, from its beginning on. One owner. */
    static final class Counter {
        /** Rows of about the size of the last one that was looked at. */
        private static final int STRIDE = 16;

        private final QueryRun run;
        private final HeldPlan plan;
        private final MemoryBudget memory;
        private final long most;
        private long rows;

        Counter(QueryRun run, HeldPlan plan) {
            this.run = run;
            this.plan = plan;
            memory = run.memory(plan);
            most = plan.most(run);
        }

        /** One more row is kept. */
        void add(@Nullable Object row) {
            if (rows < most && rows++ % STRIDE == 0) {
                run.check();
                long bytes = (long) STRIDE * plan.copies() * RowBytes.of(row);
                if (!memory.take(bytes)) {
                    throw new MemoryLimitException(plan.holder(), memory.limit());
                }
            }
        }
    }

    /** Called by generated code: the same rows, which an operator keeps as it reads them. */
    public static <T> Enumerable<T> counted(DataContext root, Enumerable<T> rows, HeldPlan plan) {
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<T> enumerator() {
                Counter counter = new Counter((QueryRun) root, plan);
                return new Passing<>(rows.enumerator()) {
                    @Override
                    boolean passes(T row) {
                        counter.add(row);
                        return true;
                    }
                };
            }
        };
    }

    /** Called by generated code: the rows without those that were there before. */
    public static <T> Enumerable<T> distinct(DataContext root, Enumerable<T> rows, HeldPlan plan) {
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<T> enumerator() {
                Counter counter = new Counter((QueryRun) root, plan);
                Set<@Nullable Object> known = new HashSet<>();
                return new Passing<>(rows.enumerator()) {
                    @Override
                    boolean passes(T row) {
                        Object key = row instanceof Object[] values ? Arrays.asList(values) : row;
                        boolean isNew = known.add(key);
                        if (isNew) {
                            counter.add(row);
                        }
                        return isNew;
                    }
                };
            }
        };
    }

    /** Called by generated code: the same function, whose results are groups that are kept. */
    public static <A> Function0<A> counted(DataContext root, Function0<A> newGroup, HeldPlan plan) {
        Counter counter = new Counter((QueryRun) root, plan);
        return () -> {
            A group = newGroup.apply();
            counter.add(group);
            return group;
        };
    }

    /** Called by generated code: the same function, whose results are rows that are kept. */
    public static <A, B, R> Function2<A, B, R> counted(
            DataContext root, Function2<A, B, R> newRow, HeldPlan plan) {
        Counter counter = new Counter((QueryRun) root, plan);
        return (a, b) -> {
            R row = newRow.apply(a, b);
            counter.add(row);
            return row;
        };
    }

    /** Those of some rows that pass. */
    private abstract static class Passing<T> implements Enumerator<T> {
        private final Enumerator<T> rows;

        Passing(Enumerator<T> rows) {
            this.rows = rows;
        }

        abstract boolean passes(T row);

        @Override
        public boolean moveNext() {
            while (rows.moveNext()) {
                if (passes(rows.current())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public T current() {
            return rows.current();
        }

        @Override
        public void reset() {
            throw new UnsupportedOperationException("Rows that are kept are read once");
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
