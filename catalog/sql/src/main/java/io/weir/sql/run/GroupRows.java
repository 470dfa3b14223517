package io.weir.sql.run;

import io.weir.engine.group.GroupCursor;
import io.weir.engine.group.SumOverflowException;
import io.weir.engine.work.MemoryBudget;
import io.weir.format.ColumnType;
import io.weir.sql.FlowErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The engine's groups as the rows that Calcite's operators take. */
public final class GroupRows extends AbstractEnumerable<@Nullable Object> {
    private final QueryRun run;
    private final GroupPlan plan;

    private GroupRows(QueryRun run, GroupPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /** Called by generated code. */
    public static Enumerable<@Nullable Object> group(DataContext root, GroupPlan plan) {
        return new GroupRows((QueryRun) root, plan);
    }

    @Override
    public Enumerator<@Nullable Object> enumerator() {
        QueryStep step = run.step(plan, plan.name());
        long start = System.nanoTime();
        try {
            MemoryBudget memory = run.memory(plan);
            GroupCursor groups = run.group(plan, memory);
            step.addTimeSince(start);
            return new Rows(run, groups, memory, plan, step);
        } catch (SumOverflowException e) {
            throw overflow(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the caller sees of a sum that does not fit. */
    static SqlRuntimeException overflow(SumOverflowException e) {
        return new SqlRuntimeException(FlowErrorCode.OVERFLOW, String.valueOf(e.getMessage()));
    }

    private static final class Rows extends RowEnumerator {
        private static final int CHECKED_ROWS = 1024;

        private final QueryRun run;
        private final GroupCursor groups;
        private final GroupPlan plan;
        private final QueryStep step;
        private int row;

        Rows(
                QueryRun run,
                GroupCursor groups,
                MemoryBudget memory,
                GroupPlan plan,
                QueryStep step) {
            super(() -> close(groups, memory), plan.outputs().size());
            this.step = step;
            this.run = run;
            this.groups = groups;
            this.plan = plan;
        }

        private static void close(GroupCursor groups, MemoryBudget memory) throws IOException {
            groups.close();
            memory.giveBack();
        }

        @Override
        boolean advance() throws IOException {
            if (row++ % CHECKED_ROWS == 0) {
                run.check();
            }
            try {
                if (groups.next()) {
                    step.addRow();
                    return true;
                }
            } catch (SumOverflowException e) {
                throw overflow(e);
            }
            step.finish(groups.statistics());
            return false;
        }

        @Override
        @Nullable Object value(int i) {
            GroupPlan.Output output = plan.outputs().get(i);
            if (groups.isNull(i)) {
                return none(output);
            }
            return switch (output) {
                case SMALLINT -> number(ColumnType.SMALLINT, groups.getLong(i));
                case INTEGER -> number(ColumnType.INTEGER, groups.getLong(i));
                case BIGINT, BIGINT_OR_ZERO -> bigint(i);
                case DOUBLE, DOUBLE_OR_ZERO -> groups.getDouble(i);
                case BOOLEAN -> groups.getLong(i) != 0;
                case TEXT -> groups.getText(i);
                case ADDRESS -> address(groups.getHigh(i), groups.getLong(i));
            };
        }

        private static @Nullable Object none(GroupPlan.Output output) {
            return switch (output) {
                case BIGINT_OR_ZERO -> (Object) 0L;
                case DOUBLE_OR_ZERO -> (Object) 0.0;
                default -> null;
            };
        }

        private Object bigint(int i) {
            try {
                return groups.getLong(i);
            } catch (SumOverflowException e) {
                throw overflow(e);
            }
        }
    }
}
