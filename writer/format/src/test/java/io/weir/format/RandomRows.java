package io.weir.format;

import java.util.Random;

/** Rows with values of every kind in every column, from a seed. */
public final class RandomRows {
    private final Random random;

    /** The same seed gives the same rows. */
    public RandomRows(long seed) {
        random = new Random(seed);
    }

    /** Rows of an hour; some columns are empty, some have few values, some have only new ones. */
    public FlowBatch of(HourPartition hour, int rows) {
        FlowBatch batch = new FlowBatch(16);
        for (int row = 0; row < rows; row++) {
            batch.add();
        }
        for (FlowColumn column : FlowColumn.stored()) {
            int kind = column.isNullable() ? random.nextInt(4) : 2 + random.nextInt(2);
            for (int row = 0; kind > 0 && row < rows; row++) {
                if (!column.isNullable() || kind == 3 || random.nextInt(3) > 0) {
                    set(batch, column, row, kind == 1 ? random.nextInt(5) : random.nextInt());
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            long start = hour.startMillis() + random.nextInt((int) HourPartition.MILLIS);
            batch.setLong(FlowColumn.START_TIME, row, start);
        }
        return batch;
    }

    private void set(FlowBatch batch, FlowColumn column, int row, int value) {
        switch (column.type()) {
            case TIMESTAMP -> batch.setLong(column, row, 1_800_000_000_000L + value);
            case BIGINT -> batch.setLong(column, row, (long) value * random.nextInt(1 << 20));
            case INTEGER -> batch.setLong(column, row, value);
            case SMALLINT -> batch.setLong(column, row, (short) value);
            case ADDRESS -> batch.setAddress(column, row, value & 3, value);
            case TEXT -> batch.setText(column, row, "ü" + value % 1000);
        }
    }
}
