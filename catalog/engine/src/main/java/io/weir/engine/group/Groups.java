package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Conditions;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
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
    static Groups of(
            GroupWorker worker, GroupRequest request, GroupOrder order, ScanControl control)
            throws IOException {
        List<GroupValues> outputs = worker.outputs();
        int[] numbers = existing(worker);
        if (!request.having().isEmpty()) {
            numbers = passing(outputs, request, numbers, control);
        }
        return new Groups(outputs, first(outputs, order, numbers, control));
    }

    private static int[] existing(GroupWorker worker) {
        int[] numbers = new int[worker.size()];
        int count = 0;
        for (int group = 0; group < numbers.length; group++) {
            numbers[count] = group;
            count += worker.isGroup(group) ? 1 : 0;
        }
        return Arrays.copyOf(numbers, count);
    }

    private static int[] passing(
            List<GroupValues> outputs, GroupRequest request, int[] numbers, ScanControl control)
            throws IOException {
        GroupBatch batch = new GroupBatch(outputs, request.outputKinds());
        Conditions conditions = new Conditions(request.having());
        int passed = 0;
        for (int from = 0; from < numbers.length; from += ValueBuffer.CAPACITY) {
            control.check();
            int to = Math.min(numbers.length, from + ValueBuffer.CAPACITY);
            int[] chosen = Arrays.copyOfRange(numbers, from, to);
            batch.move(chosen, chosen.length);
            conditions.apply(batch);
            for (int i = 0; i < conditions.count(); i++) {
                numbers[passed++] = chosen[conditions.rows()[i]];
            }
        }
        return Arrays.copyOf(numbers, passed);
    }

    private static int[] first(
            List<GroupValues> outputs, GroupOrder order, int[] numbers, ScanControl control) {
        if (numbers.length <= order.count()) {
            return numbers;
        }
        TopHeap heap = new TopHeap(outputs, order);
        for (int i = 0; i < numbers.length; i++) {
            if (i % ValueBuffer.CAPACITY == 0) {
                control.check();
            }
            heap.offer(numbers[i]);
        }
        return heap.kept();
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
