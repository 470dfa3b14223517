package io.weir.format.stats;

import io.weir.format.CorruptFileException;
import io.weir.format.codec.Decompressor;
import io.weir.format.footer.FooterChunk;
import io.weir.format.footer.FooterColumn;
import io.weir.format.footer.ParquetFooter;
import io.weir.format.page.ChunkLayout;
import io.weir.format.page.ColumnReader;
import io.weir.format.page.DecodedPage;
import io.weir.format.page.Dictionary;
import io.weir.format.page.FlowFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a file of a {@link StatsTable}. What is damaged is an error that names file and place: the
 * CRC32C of all pages and their headers is compared before any of them is used. A column that an
 * older file does not have is NULL. Not thread-safe.
 */
public final class StatsFileReader implements Closeable {
    /** Metadata: how many bytes from the file's first on, and their CRC32C in hexadecimal. */
    public static final String CRC = "weir.crc32c";

    private final StatsTable table;
    private final FlowFile file;
    private final Decompressor decompressor = new Decompressor();

    private StatsFileReader(StatsTable table, FlowFile file) {
        this.table = table;
        this.file = file;
    }

    /**
     * Opens a file; it can be read from then on, also if it is deleted.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    public static StatsFileReader open(StatsTable table, Path file) throws IOException {
        return new StatsFileReader(table, FlowFile.open(file));
    }

    /**
     * All rows, all columns.
     *
     * @throws CorruptFileException if the file is damaged
     */
    public StatsRows read() throws IOException {
        return read(table.columns().stream().map(StatsColumn::name).collect(Collectors.toSet()));
    }

    /**
     * All rows.
     *
     * @param columns names of the columns that are wanted; all others are NULL in every row
     * @throws CorruptFileException if the file is damaged
     */
    public StatsRows read(Set<String> columns) throws IOException {
        ParquetFooter footer = file.footer();
        requireCrc(footer);
        List<StatsVector> vectors = new ArrayList<>();
        for (StatsColumn column : table.columns()) {
            StatsVector vector = new StatsVector(column);
            vectors.add(vector);
            if (columns.contains(column.name())) {
                read(footer, column, vector);
            }
        }
        if (footer.rows() > Integer.MAX_VALUE) {
            throw damage("footer", "expected fewer rows, got " + footer.rows());
        }
        return new StatsRows(table, vectors, (int) footer.rows());
    }

    private void requireCrc(ParquetFooter footer) throws IOException {
        String crc = footer.metadata(CRC);
        int space = crc == null ? -1 : crc.indexOf(' ');
        if (crc == null || !crc.matches("[0-9]{1,18} [0-9a-f]{8}")) {
            throw damage("footer", "expected " + CRC + " in the metadata, got " + crc);
        }
        long length = Long.parseLong(crc.substring(0, space));
        String got = String.format(Locale.ROOT, "%08x", file.crc32c(length));
        if (!crc.endsWith(got)) {
            throw damage(
                    "first " + length + " bytes",
                    "expected CRC32C " + crc.substring(space + 1) + ", got " + got);
        }
        for (FooterChunk chunk :
                footer.rowGroups().stream().flatMap(g -> g.chunks().stream()).toList()) {
            if (chunk.offset() + chunk.compressedBytes() > length) {
                throw damage(
                        "column " + chunk.column().name(),
                        "expected a chunk in the first " + length + " bytes");
            }
        }
    }

    private void read(ParquetFooter footer, StatsColumn column, StatsVector vector)
            throws IOException {
        int index = footer.indexOf(column.name());
        if (index < 0 && column.nullable()) {
            return;
        }
        FooterColumn stored = index < 0 ? null : footer.columns().get(index);
        if (stored == null
                || !stored.holds(column.type())
                || stored.nullable() != column.nullable()) {
            throw damage("footer", "expected a column like " + column + ", got " + stored);
        }
        for (int group = 0; group < footer.rowGroups().size(); group++) {
            FooterChunk chunk = footer.rowGroups().get(group).chunks().get(index);
            ColumnReader reader =
                    ColumnReader.open(file, group, layout(column, chunk), decompressor);
            copy(reader, (int) chunk.valueCount(), vector);
        }
    }

    private static ChunkLayout layout(StatsColumn column, FooterChunk chunk) {
        return new ChunkLayout(
                column.name(),
                column.type(),
                column.nullable(),
                chunk.codec(),
                chunk.dictionaryOffset() >= 0,
                chunk.offset(),
                chunk.compressedBytes(),
                chunk.valueCount(),
                null);
    }

    private static void copy(ColumnReader reader, int rows, StatsVector vector)
            throws CorruptFileException {
        int row = 0;
        while (row < rows) {
            DecodedPage page = reader.pageAt(row);
            int end = row + reader.rowsToPageEnd(row);
            for (; row < end; row++) {
                copy(page, row - reader.pageStart(), vector);
            }
        }
    }

    private static void copy(DecodedPage page, int row, StatsVector vector) {
        if (page.hasNulls() && page.nulls()[row]) {
            vector.addNull();
            return;
        }
        Dictionary dictionary = page.dictionary();
        int at = dictionary == null ? row : page.ids()[row];
        switch (vector.type()) {
            case TEXT -> vector.addText(dictionary == null ? page.text(at) : dictionary.text(at));
            case ADDRESS -> {
                long[] highs = dictionary == null ? page.highs() : dictionary.highs();
                long[] lows = dictionary == null ? page.longs() : dictionary.longs();
                vector.addAddress(highs[at], lows[at]);
            }
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                    vector.addLong(dictionary == null ? page.longs()[at] : dictionary.longs()[at]);
        }
    }

    private CorruptFileException damage(String where, String why) {
        return new CorruptFileException(file.path(), where, why);
    }

    @Override
    public void close() throws IOException {
        decompressor.close();
        file.close();
    }
}
