package io.weir.udfs.traffic;

/** When a flow was active, and how fast. Times and durations in milliseconds. */
public final class FlowActivity {
    private FlowActivity() {}

    /**
     * Whether a flow with packets from {@code start} to {@code end}, both included, is active in
     * the window from {@code from} (included) to {@code to} (excluded). An empty window holds
     * nothing.
     */
    public static boolean overlaps(long start, long end, long from, long to) {
        return start < to && end >= from && from < to;
    }

    /** Bits per second of so many bytes in a duration above zero. */
    public static double bitsPerSecond(long bytes, long durationMillis) {
        return bytes * 8_000.0 / durationMillis;
    }
}
