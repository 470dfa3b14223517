package io.weir.format.repository;

import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of rows with the same key the one with the newest time, and of these the one that came last. Not
 * thread-safe.
 */
final class NewestRows {
    private final StatsTable table;
    private final Map<List<@Nullable Object>, Place> newest = new LinkedHashMap<>();

    private record Place(StatsRows rows, int row) {
        long time() {
            return rows.getLong(row, 0);
        }
    }

    NewestRows(StatsTable table) {
        this.table = table;
    }

    void add(StatsRows rows) {
        for (int row = 0; row < rows.size(); row++) {
            newest.merge(
                    rows.key(row),
                    new Place(rows, row),
                    (before, next) -> next.time() >= before.time() ? next : before);
        }
    }

    /** One for each key, in the order in which the keys came. */
    StatsRows rows() {
        StatsRows rows = new StatsRows(table);
        newest.values().forEach(place -> rows.addFrom(place.rows(), place.row()));
        return rows;
    }
}
