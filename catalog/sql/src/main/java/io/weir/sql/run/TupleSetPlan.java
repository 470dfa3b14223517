package io.weir.sql.run;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.TupleSet;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * The sub-query of an IN or EXISTS by several columns, which runs once for a statement, before the
 * rows that ask it.
 *
 * @param code gives the rows
 * @param kinds how the engine holds the columns
 */
public record TupleSetPlan(Bindable<?> code, List<ValueKind> kinds) {
    /** Called by generated code: whether values together are in set number {@code set}. */
    public static boolean contains(DataContext root, int set, @Nullable Object[] values) {
        return ((QueryRun) root).tupleLookup(set).contains(values);
    }

    /** A lookup of single rows in the set. */
    TupleLookup lookup(TupleSet set) {
        return new TupleLookup(new RowBatch(kinds), set.open());
    }

    TupleSet read(QueryRun run) {
        Filling filling = new Filling(run.memory(this));
        try {
            if (code instanceof SimplePlan plan && plan.isWhole()) {
                fill(filling, plan.batches(run));
            } else {
                fill(filling, code.bind(run).enumerator(), run);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return filling.set;
    }

    private static void fill(Filling filling, ProjectedBatches rows) throws IOException {
        try (rows) {
            while (rows.next()) {
                filling.add(rows);
            }
        }
    }

    private void fill(Filling filling, Enumerator<?> rows, QueryRun run) throws IOException {
        RowBatch batch = new RowBatch(kinds);
        try (rows) {
            while (batch.fill(rows)) {
                run.check();
                filling.add(batch);
            }
        }
    }

    /** A set that takes rows, and the memory for them. */
    private final class Filling {
        private final TupleSet set = new TupleSet(kinds);
        private final MemoryBudget memory;
        private long taken;

        Filling(MemoryBudget memory) {
            this.memory = memory;
        }

        void add(Batch rows) throws IOException {
            set.add(rows);
            if (!memory.take(set.bytes() - taken)) {
                throw new MemoryLimitException("IN with a sub-query", memory.limit());
            }
            taken = set.bytes();
        }
    }
}
