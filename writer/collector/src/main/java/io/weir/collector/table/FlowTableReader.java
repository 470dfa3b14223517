package io.weir.collector.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.weir.collector.wire.FlowLabeler;
import io.weir.format.FlowBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flows of a table with a header line, in file order. A line that is no row is refused and
 * counted; nfdump's summary ends the table. Not thread-safe.
 */
public final class FlowTableReader {
    /** What it understands, for messages. */
    public static final String UNDERSTOOD = FlowTableHeader.UNDERSTOOD;

    /** How nfdump's closing lines begin. */
    private static final String SUMMARY = "Summary";

    private static final int SHOWN_CHARACTERS = 120;

    private final FlowTableHeader header;
    private final Iterator<CsvRecord> records;
    private final TableRow row;
    private long refused;
    private @Nullable String firstRefused;
    private boolean ended;

    private FlowTableReader(FlowTableHeader header, Iterator<CsvRecord> records, TableRow row) {
        this.header = header;
        this.records = records;
        this.row = row;
    }

    /** Whether a text that begins so is a flow table. */
    public static boolean recognizes(byte[] first) {
        return FlowTableHeader.of(firstLine(first)) != null;
    }

    /**
     * Begins to read.
     *
     * @param in the text, UTF-8; the caller closes it
     * @param first its first bytes, which {@link #recognizes}
     * @param zone of times that do not say theirs
     * @param atMillis when rows were received that do not say it, milliseconds since 1970
     */
    public static FlowTableReader open(
            InputStream in, byte[] first, ZoneId zone, long atMillis, FlowLabeler labeler) {
        FlowTableHeader header = FlowTableHeader.of(firstLine(first));
        if (header == null) {
            throw new IllegalArgumentException("expected a flow table with a header");
        }
        Iterator<CsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(header.separator())
                        .detectBomHeader(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(in, StandardCharsets.UTF_8)
                        .iterator();
        if (records.hasNext()) {
            records.next();
        }
        boolean own = header.form() == FlowTableForm.WEIR;
        return new FlowTableReader(
                header, records, new TableRow(new TableTimes(zone), atMillis, labeler, own));
    }

    /** Who printed it. */
    public FlowTableForm form() {
        return header.form();
    }

    /** Names in the header that are not known; their columns are passed over. */
    public List<String> unknownColumns() {
        return header.unknown();
    }

    /** Lines that were refused so far. */
    public long refused() {
        return refused;
    }

    /** The first refused line: its number, why, and the line; null if there was none. */
    public @Nullable String firstRefused() {
        return firstRefused;
    }

    /** Appends the next flow to {@code out}; false at the end of the table. */
    public boolean next(FlowBatch out) throws IOException {
        try {
            while (!ended && records.hasNext()) {
                CsvRecord line = records.next();
                if (line.getField(0).strip().equals(SUMMARY)) {
                    ended = true;
                } else if (take(line, out)) {
                    return true;
                }
            }
            return false;
        } catch (CsvParseException e) {
            throw new IOException("not CSV: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new IOException(String.valueOf(e.getMessage()), e.getCause());
        }
    }

    private boolean take(CsvRecord line, FlowBatch out) {
        int columns = header.names().size();
        String column = "";
        row.begin(out);
        try {
            if (line.getFieldCount() < columns || hasMore(line, columns)) {
                throw RefusedException.of(
                        columns + " values", String.valueOf(line.getFieldCount()));
            }
            for (int i = 0; i < columns; i++) {
                column = header.names().get(i);
                String text = line.getField(i).strip();
                if (!text.isEmpty()) {
                    header.fields().get(i).set(row, text);
                }
            }
            column = "";
            row.finish();
            return true;
        } catch (RefusedException e) {
            row.abandon();
            refuse(line, column, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** rwcut ends each line with its separator, which makes one more, empty value. */
    private static boolean hasMore(CsvRecord line, int columns) {
        int values = line.getFieldCount();
        return values > columns + 1 || (values == columns + 1 && !line.getField(columns).isBlank());
    }

    private void refuse(CsvRecord line, String column, String reason) {
        refused++;
        if (firstRefused == null) {
            String text = String.join(String.valueOf(header.separator()), line.getFields());
            firstRefused =
                    "line "
                            + line.getStartingLineNumber()
                            + (column.isEmpty() ? "" : ", column " + column)
                            + ": "
                            + reason
                            + ": "
                            + (text.length() <= SHOWN_CHARACTERS
                                    ? text
                                    : text.substring(0, SHOWN_CHARACTERS) + "…");
        }
    }

    private static String firstLine(byte[] first) {
        String text = new String(first, StandardCharsets.UTF_8);
        String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
        int end = withoutMark.indexOf('\n');
        return (end < 0 ? withoutMark : withoutMark.substring(0, end)).strip();
    }
}
