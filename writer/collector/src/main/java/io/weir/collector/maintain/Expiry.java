package io.weir.collector.maintain;

import io.weir.format.HourPartition;
import java.time.LocalDate;
import java.util.List;

/**
 * What retention takes away.
 *
 * @param hours hours of flows, oldest first
 * @param parts their parts
 * @param rows their flows
 * @param sizeBytes length of their parts
 * @param statsDays days of the tables beside flows
 * @param statsBytes length of their files
 */
public record Expiry(
        List<HourPartition> hours,
        int parts,
        long rows,
        long sizeBytes,
        List<LocalDate> statsDays,
        long statsBytes) {
    /** Nothing. */
    public static final Expiry NONE = new Expiry(List.of(), 0, 0, 0, List.of(), 0);

    /** Copies the lists. */
    public Expiry {
        hours = List.copyOf(hours);
        statsDays = List.copyOf(statsDays);
    }

    /** Whether nothing is taken away. */
    public boolean isEmpty() {
        return hours.isEmpty() && statsDays.isEmpty();
    }
}
