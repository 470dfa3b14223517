package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import org.jspecify.annotations.Nullable;

/** The codes of a column of batches, made if any are asked for, and once for a batch. One owner. */
public final class CodedColumn {
    private final ValueKind kind;
    private @Nullable ValueCodes values;
    private int[] codes = new int[0];
    private boolean isCoded;

    /** No value yet. */
    public CodedColumn(ValueKind kind) {
        this.kind = kind;
    }

    /** The next values are of another batch; codes go on. */
    public void move() {
        isCoded = false;
    }

    /** The codes of a batch's values. */
    public int[] codes(ValueBuffer of, int count) {
        if (!isCoded) {
            values().encode(of, count, codes);
            isCoded = true;
        }
        return codes;
    }

    /** What the codes stand for. */
    public ValueCodes values() {
        ValueCodes opened = values;
        if (opened == null) {
            opened = new ValueCodes(kind);
            values = opened;
            codes = new int[ValueBuffer.CAPACITY];
        }
        return opened;
    }

    /** Bytes of memory that the codes take, about. */
    public long bytes() {
        return values == null ? 0 : values.bytes();
    }
}
