package io.weir.udfs;

import static io.weir.udfs.FunctionType.BIGINT;
import static io.weir.udfs.FunctionType.BOOLEAN;
import static io.weir.udfs.FunctionType.DOUBLE;
import static io.weir.udfs.FunctionType.INTERVAL;
import static io.weir.udfs.FunctionType.TIMESTAMP;

import io.weir.udfs.traffic.FlowActivity;
import io.weir.udfs.traffic.TimeBuckets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of times and rates. */
final class TimeFunctions {
    private TimeFunctions() {}

    static List<FlowFunction> list() {
        return List.of(timeBucket(), activeBetween(), bitsPerSecond());
    }

    private static FlowFunction timeBucket() {
        return new FunctionDraft(
                        "time_bucket",
                        TIMESTAMP,
                        "The start of the stretch of time, of the given length, that a time is in.")
                .takes("interval", INTERVAL)
                .takes("ts", TIMESTAMP)
                .note(
                        "Buckets are counted from 1970-01-01 00:00 UTC, a Thursday: those of a day"
                                + " begin at midnight UTC, those of a week on Thursdays.")
                .note(
                        "`interval` is an interval of fixed length above zero, or text: a whole"
                                + " number and milliseconds (ms), seconds (s), minutes (m), hours"
                                + " (h), days (d) or weeks (w). Months and years have no fixed"
                                + " length and are refused; use `FLOOR(ts TO MONTH)`.")
                .example(
                        "TIMESTAMP '2026-11-22 13:05:00'",
                        "INTERVAL '5' MINUTE",
                        "TIMESTAMP '2026-11-22 13:07:30'")
                .example(
                        "TIMESTAMP '2026-11-22 13:00:00'",
                        "'1 hour'",
                        "TIMESTAMP '2026-11-22 13:59:59.999'")
                .example(
                        "TIMESTAMP '1969-12-31 23:45:00'",
                        "'15m'",
                        "TIMESTAMP '1969-12-31 23:59:59'")
                .computes(
                        (context, arguments) ->
                                TimeBuckets.start(arguments.interval(0), arguments.whole(1)));
    }

    private static FlowFunction activeBetween() {
        return new FunctionDraft(
                        "active_between",
                        BOOLEAN,
                        "Whether a flow was active at some moment of a window of time.")
                .takes("start", TIMESTAMP)
                .takes("end", TIMESTAMP)
                .takes("a", TIMESTAMP)
                .takes("b", TIMESTAMP)
                .note(
                        "The flow's first and last packet count, the window holds `a` and ends"
                                + " before `b`: `start < b AND end >= a AND a < b`. A window that"
                                + " ends before it begins is refused.")
                .note(
                        "Windows that follow one another hold a long flow more than once, each;"
                                + " for sums over time, split its bytes.")
                .example(
                        "TRUE",
                        "TIMESTAMP '2026-11-22 12:50:00'",
                        "TIMESTAMP '2026-11-22 13:00:00'",
                        "TIMESTAMP '2026-11-22 13:00:00'",
                        "TIMESTAMP '2026-11-22 14:00:00'")
                .example(
                        "FALSE",
                        "TIMESTAMP '2026-11-22 14:00:00'",
                        "TIMESTAMP '2026-11-22 14:00:05'",
                        "TIMESTAMP '2026-11-22 13:00:00'",
                        "TIMESTAMP '2026-11-22 14:00:00'")
                .computes((context, arguments) -> active(arguments));
    }

    private static boolean active(Arguments arguments) {
        long from = arguments.whole(2);
        long to = arguments.whole(3);
        if (to < from) {
            throw arguments.refuse(
                    "the window ends before it begins: a is "
                            + Instant.ofEpochMilli(from)
                            + ", b is "
                            + Instant.ofEpochMilli(to)
                            + "; expected the earlier time first");
        }
        return FlowActivity.overlaps(arguments.whole(0), arguments.whole(1), from, to);
    }

    private static FlowFunction bitsPerSecond() {
        return new FunctionDraft(
                        "bits_per_second", DOUBLE, "The mean rate of so many bytes in a duration.")
                .takes("bytes", BIGINT)
                .takes("duration_ms", BIGINT)
                .alsoNull(
                        "NULL if the duration is 0: a flow of one packet, or within one"
                                + " millisecond, has no rate.")
                .note(
                        "Eight bits a byte, 1000 milliseconds a second. A duration below zero is"
                                + " refused.")
                .example("8000.0", "1000", "1000")
                .example("1200000.0", "4500000", "30000")
                .example("NULL", "40", "0")
                .computes((context, arguments) -> rate(arguments));
    }

    private static @Nullable Double rate(Arguments arguments) {
        long bytes = arguments.whole(0);
        long duration = arguments.whole(1);
        if (duration < 0) {
            throw arguments.refuse("duration_ms is " + duration + "; expected 0 or more");
        }
        return duration == 0 ? null : FlowActivity.bitsPerSecond(bytes, duration);
    }
}
