package io.weir.engine.group;

import java.util.List;

/** Groups, one row each: the keys, then the measures. Immutable, safe between threads. */
public final class GroupResult {
    private final List<GroupValues> outputs;
    private final int[] groups;

    GroupResult(List<GroupValues> outputs, int[] groups) {
        this.outputs = outputs;
        this.groups = groups;
    }

    /** How many groups. */
    public int rows() {
        return groups.length;
    }

    /** Whether an output has no value. */
    public boolean isNull(int output, int row) {
        return outputs.get(output).isNull(groups[row]);
    }

    /**
     * The number, the time in milliseconds since 1970, or the lower 64 bits of the address.
     *
     * @throws SumOverflowException if it is a sum that does not fit
     */
    public long getLong(int output, int row) {
        return outputs.get(output).getLong(groups[row]);
    }

    /** The upper 64 bits of the address. */
    public long getHigh(int output, int row) {
        return outputs.get(output).getHigh(groups[row]);
    }

    /** The text. */
    public String getText(int output, int row) {
        return outputs.get(output).getText(groups[row]);
    }

    /** The average. */
    public double getDouble(int output, int row) {
        return outputs.get(output).getDouble(groups[row]);
    }
}
