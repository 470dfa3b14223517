package io.weir.bench.process;

/** Which of the three counters at the end of a row decides what comes first. */
enum Order {
    FLOWS(2),
    BYTES(0);

    private final int fromEnd;

    Order(int fromEnd) {
        this.fromEnd = fromEnd;
    }

    /** The counter of a row of values with a bar between them. */
    long of(String row) {
        String[] fields = row.split("\\|");
        return Long.parseLong(fields[fields.length - 1 - fromEnd]);
    }
}
