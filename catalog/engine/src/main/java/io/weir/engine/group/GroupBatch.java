package io.weir.engine.group;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.CodedColumn;
import io.weir.engine.expression.ValueCodes;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.util.Arrays;
import java.util.List;

/** Groups as rows for expressions over their outputs, and for other groups. One owner. */
final class GroupBatch implements Batch {
    private final List<GroupValues> outputs;
    private final List<ValueKind> kinds;
    private final ValueBuffer[] buffers;
    private final boolean[] isRead;
    private final CodedColumn[] codes;
    private int[] groups = Batch.ALL;
    private int count;

    /**
     * @param kinds what the outputs' values are
     */
    GroupBatch(List<GroupValues> outputs, List<ValueKind> kinds) {
        this.outputs = outputs;
        this.kinds = kinds;
        buffers =
                kinds.stream()
                        .map(ValueKind::storage)
                        .map(ValueBuffer::new)
                        .toArray(ValueBuffer[]::new);
        isRead = new boolean[buffers.length];
        codes = kinds.stream().map(CodedColumn::new).toArray(CodedColumn[]::new);
    }

    /** Goes to these groups. */
    void move(int[] numbers, int size) {
        groups = numbers;
        count = size;
        Arrays.fill(isRead, false);
        for (CodedColumn column : codes) {
            column.move();
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public ValueBuffer values(int input) {
        if (!isRead[input]) {
            read(outputs.get(input), kinds.get(input), buffers[input]);
            isRead[input] = true;
        }
        return buffers[input];
    }

    private void read(GroupValues values, ValueKind kind, ValueBuffer out) {
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            boolean isNull = values.isNull(group);
            out.nulls()[i] = isNull;
            if (isNull) {
                continue;
            }
            switch (kind) {
                case NUMBER -> out.longs()[i] = values.getLong(group);
                case DOUBLE -> out.longs()[i] = Double.doubleToRawLongBits(values.getDouble(group));
                case ADDRESS -> {
                    out.highs()[i] = values.getHigh(group);
                    out.longs()[i] = values.getLong(group);
                }
                case TEXT -> out.texts()[i] = values.getText(group);
            }
        }
    }

    @Override
    public int[] codes(int input) {
        return codes[input].codes(values(input), count);
    }

    @Override
    public ValueCodes codesOf(int input) {
        return codes[input].values();
    }

    @Override
    public long codeBytes() {
        long bytes = 0;
        for (CodedColumn column : codes) {
            bytes += column.bytes();
        }
        return bytes;
    }
}
