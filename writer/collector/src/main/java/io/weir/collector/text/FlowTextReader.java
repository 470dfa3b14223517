package io.weir.collector.text;

import io.weir.collector.wire.FlowLabeler;
import io.weir.format.FlowBatch;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The flows of a router's flow table, in file order. Lines outside of a table are passed over; a
 * line inside that is no row is refused and counted. Not thread-safe.
 *
 * <p>The tables say nothing of time and bytes: every row has the given time as start, end and
 * received time, {@code time_quality} 3, and no bytes.
 */
public final class FlowTextReader {
    private final TextLines lines;
    private final FlowTextForm form;
    private final long atMillis;
    private final FlowLabeler labeler;
    private LineKind table = LineKind.BLANK;
    private long refused;
    private @Nullable String firstRefused;

    /**
     * @param in the text; the caller closes it
     * @param form whose output it is; see {@link FlowTextScan#form}
     * @param atMillis the rows' time, milliseconds since 1970
     */
    public FlowTextReader(InputStream in, FlowTextForm form, long atMillis, FlowLabeler labeler)
            throws IOException {
        this.lines = new TextLines(in);
        this.form = form;
        this.atMillis = atMillis;
        this.labeler = labeler;
    }

    /** Appends the next flow to {@code out}; false at the end of the text. */
    public boolean next(FlowBatch out) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            LineKind kind = LineKind.of(line);
            switch (kind) {
                case COMPACT_HEADER, HUMAN_HEADER, OTHER_HEADER -> table = kind;
                case CISCO_PREAMBLE, PROMPT -> table = LineKind.BLANK;
                case BLANK -> {}
                case CONTENT -> {
                    if (table != LineKind.BLANK && row(line, out)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Lines inside of tables that were refused so far. */
    public long refused() {
        return refused;
    }

    /** The first refused line: its number, why, and the line; null if there was none. */
    public @Nullable String firstRefused() {
        return firstRefused;
    }

    private boolean row(String line, FlowBatch out) {
        try {
            if (table == LineKind.OTHER_HEADER) {
                throw new FlowTextRow.RefusedException(
                        "its table's header is not understood, expected '"
                                + LineKind.COMPACT
                                + "'");
            }
            boolean human = table == LineKind.HUMAN_HEADER;
            FlowTextRow row = FlowTextRow.parse(line, form, human);
            labeler.label(out, row.addTo(out, form, atMillis), 0);
            return true;
        } catch (FlowTextRow.RefusedException e) {
            refused++;
            if (firstRefused == null) {
                firstRefused =
                        "line " + lines.number() + ": " + e.getMessage() + ": " + line.strip();
            }
            return false;
        }
    }
}
