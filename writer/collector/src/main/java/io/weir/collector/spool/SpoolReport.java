package io.weir.collector.spool;

import java.util.List;

/**
 * What a spool found when it was opened.
 *
 * @param pendingDatagrams received before and not yet committed
 * @param tornBytes cut off at the end: a datagram whose write a dying process did not finish
 * @param lostDatagrams received before and lost by damage
 * @param problems one sentence for each damage, for people
 */
public record SpoolReport(
        long pendingDatagrams, long tornBytes, long lostDatagrams, List<String> problems) {

    /** Copies the list. */
    public SpoolReport {
        problems = List.copyOf(problems);
    }
}
