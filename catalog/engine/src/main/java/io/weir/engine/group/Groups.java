package io.weir.engine.group;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Groups that are in memory. */
final class Groups {
    /** No group. */
    static final Groups NONE = new Groups(List.of(), new int[0]);

    private final List<GroupValues> outputs;
    private final int[] numbers;

    /**
     * @param outputs the keys, then the measures
     * @param numbers of the groups
     */
    Groups(List<GroupValues> outputs, int[] numbers) {
        this.outputs = outputs;
        this.numbers = numbers;
    }

    /** The groups wanted of one worker. */
    static Groups of(GroupWorker worker, GroupOrder order) {
        return new Groups(worker.outputs(), TopGroups.of(worker, order));
    }

    GroupCursor cursor(GroupStatistics statistics) {
        return new Cursor(this) {
            @Override
            public GroupStatistics statistics() {
                return statistics;
            }
        };
    }

    /** Goes through groups, part after part. */
    abstract static class Cursor implements GroupCursor {
        private final Deque<Groups> parts = new ArrayDeque<>();
        private Groups part;
        private int row = -1;

        Cursor(Groups first) {
            part = first;
        }

        /** Where there is no part left, more of them; none at the end. */
        List<Groups> more() throws IOException {
            return List.of();
        }

        @Override
        public final boolean next() throws IOException {
            while (++row >= part.numbers.length) {
                if (parts.isEmpty()) {
                    parts.addAll(more());
                }
                Groups following = parts.poll();
                if (following == null) {
                    row = part.numbers.length;
                    return false;
                }
                part = following;
                row = -1;
            }
            return true;
        }

        @Override
        public final boolean isNull(int output) {
            return part.outputs.get(output).isNull(part.numbers[row]);
        }

        @Override
        public final long getLong(int output) {
            return part.outputs.get(output).getLong(part.numbers[row]);
        }

        @Override
        public final long getHigh(int output) {
            return part.outputs.get(output).getHigh(part.numbers[row]);
        }

        @Override
        public final String getText(int output) {
            return part.outputs.get(output).getText(part.numbers[row]);
        }

        @Override
        public final double getDouble(int output) {
            return part.outputs.get(output).getDouble(part.numbers[row]);
        }

        @Override
        public void close() throws IOException {
            parts.clear();
        }
    }
}
