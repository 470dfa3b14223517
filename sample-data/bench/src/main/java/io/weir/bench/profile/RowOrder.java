package io.weir.bench.profile;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.parquet.ColumnSource;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/** In which order rows lie in a file. */
enum RowOrder {
    /** As they were received. */
    ARRIVAL,
    START_TIME,
    SRC_ADDR,
    EXPORTER_ADDR,
    DST_PORT;

    /** The rows of a source in this order. */
    ColumnSource of(ColumnSource source) throws IOException {
        if (this == ARRIVAL) {
            return source;
        }
        FlowColumn column = FlowColumn.valueOf(name());
        FlowBatch batch = source.load(column);
        int[] order =
                IntStream.range(0, batch.rows())
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingLong(
                                                row -> unsigned(batch.getHigh(column, row)))
                                        .thenComparingLong(
                                                row -> unsigned(batch.getLong(column, row))))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return wanted -> source.load(wanted).select(order);
    }

    /** Moves the smallest unsigned number to the smallest signed one. */
    private static long unsigned(long bits) {
        return bits + Long.MIN_VALUE;
    }
}
