package io.weir.sql.companion;

import static io.weir.format.ColumnType.BIGINT;
import static io.weir.format.ColumnType.INTEGER;
import static io.weir.format.ColumnType.SMALLINT;
import static io.weir.format.ColumnType.TEXT;
import static io.weir.format.ColumnType.TIMESTAMP;

import io.weir.format.ColumnType;
import io.weir.format.repository.Snapshot;
import io.weir.format.stats.StatsColumn;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Tables whose rows Weir lists itself: what the repository holds, and what its functions know. */
public enum ListedTable implements Companion {
    /** Hours that have flows. */
    HOURS(
            "Every hour that has flows, one row an hour, with what it takes on disk",
            true,
            List.of(
                    column("hour_start", TIMESTAMP, "the hour of its flows' start_time"),
                    column("files", BIGINT, "Parquet files; few where the hour is compacted"),
                    column("flows", BIGINT, "rows of flows"),
                    column("size_bytes", BIGINT, "of its files"),
                    column("row_groups", BIGINT, "of its files"),
                    column("generation", BIGINT, "the commit that changed it last"),
                    column("min_start_time", TIMESTAMP, "smallest start_time of its flows"),
                    column("max_start_time", TIMESTAMP, "largest start_time of its flows")),
            StoredFiles::hours),

    /** Parquet files of {@code flows}. */
    FILES(
            "Every committed Parquet file of flows, as weir files lists them",
            true,
            List.of(
                    column("hour_start", TIMESTAMP, "the hour of its flows' start_time"),
                    column("path", TEXT, "where it is now"),
                    column("flows", BIGINT, "rows"),
                    column("size_bytes", BIGINT, "its length"),
                    column("row_groups", BIGINT, "its row groups"),
                    column("generation", BIGINT, "the commit that added it"),
                    column("min_start_time", TIMESTAMP, "smallest start_time of its flows"),
                    column("max_start_time", TIMESTAMP, "largest start_time of its flows")),
            StoredFiles::files),

    /** IP protocols. */
    PROTOCOLS(
            "IP protocols that have a name, from IANA's registry",
            false,
            List.of(
                    column("number", SMALLINT, "as protocol in flows"),
                    column("name", TEXT, "as protocol_name gives it"),
                    column("description", TEXT, "IANA's words")),
            (snapshot, from, to) -> ReferenceRows.protocols()),

    /** Services by port. */
    SERVICES(
            "Services that have a port, from IANA's registry, one row a port and protocol",
            false,
            List.of(
                    column("port", INTEGER, "as src_port and dst_port in flows"),
                    column("protocol", SMALLINT, "6 TCP, 17 UDP, 33 DCCP, 132 SCTP"),
                    column("name", TEXT, "as port_name gives it")),
            (snapshot, from, to) -> ReferenceRows.services()),

    /** Countries by code. */
    COUNTRIES(
            "Countries and territories of ISO 3166-1, and three codes of country databases besides",
            false,
            List.of(
                    column("code", TEXT, "two capital letters, as geo_country gives them"),
                    column("name", TEXT, "in English")),
            (snapshot, from, to) -> ReferenceRows.countries()),

    /** Weir's functions. */
    FUNCTIONS(
            "Functions that Weir's SQL has besides the standard ones",
            false,
            List.of(
                    column("name", TEXT, "in lower case"),
                    column("signature", TEXT, "how to call it"),
                    column("returns", TEXT, "type of the result"),
                    column("description", TEXT, "one sentence"),
                    column("example", TEXT, "a call"),
                    column("result", TEXT, "what that gives, as an SQL literal")),
            (snapshot, from, to) -> ReferenceRows.functions());

    private final String meaning;
    private final boolean timed;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<StatsColumn> columns;

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final Source source;

    ListedTable(String meaning, boolean timed, List<StatsColumn> columns, Source source) {
        this.meaning = meaning;
        this.timed = timed;
        this.columns = columns;
        this.source = source;
    }

    private interface Source {
        Iterator<ListedRow> rows(Snapshot snapshot, long fromMillis, long toMillis);
    }

    private static StatsColumn column(String name, ColumnType type, String meaning) {
        return new StatsColumn(name, type, false, meaning);
    }

    /**
     * Its rows. They are made on the way; what cannot be read ends the iteration with an {@link
     * java.io.UncheckedIOException}.
     *
     * @param snapshot what of the repository is seen
     * @param fromMillis of a timed table, the first time whose rows are wanted
     * @param toMillis the first time whose rows are not
     */
    public Iterator<ListedRow> rows(Snapshot snapshot, long fromMillis, long toMillis) {
        return source.rows(snapshot, fromMillis, toMillis);
    }

    @Override
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public List<StatsColumn> columns() {
        return columns;
    }

    @Override
    public boolean isTimed() {
        return timed;
    }
}
