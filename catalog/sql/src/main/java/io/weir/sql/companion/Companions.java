package io.weir.sql.companion;

import io.weir.format.stats.StatsTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The one list of tables beside {@code flows}. */
public final class Companions {
    private static final List<Companion> ALL =
            Stream.concat(
                            Arrays.stream(StatsTable.values()).map(CollectedTable::new),
                            Arrays.stream(ListedTable.values()))
                    .map(Companion.class::cast)
                    .toList();

    private Companions() {}

    /** All of them, in the order of SHOW TABLES. */
    public static List<Companion> all() {
        return ALL;
    }
}
