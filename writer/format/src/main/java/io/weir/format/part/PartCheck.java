package io.weir.format.part;

import io.weir.format.ColumnChunk;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.RowGroup;
import io.weir.format.ValueRange;
import io.weir.format.codec.Decompressor;
import io.weir.format.page.ColumnReader;
import io.weir.format.page.FlowFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Compares a part on disk with what an index says of it: length and checksum of the file, its
 * footer, and of each column the checksums of its pages and headers, NULLs and range of the decoded
 * values, the hour of the rows.
 */
public final class PartCheck {
    private final Path path;
    private final DataFile part;
    private final List<CorruptFileException> problems = new ArrayList<>();

    private PartCheck(Path path, DataFile part) {
        this.path = path;
        this.part = part;
    }

    /**
     * Reads the whole part.
     *
     * @param path where it is
     * @param part what is known of it
     * @return what differs; nothing where it is sound
     * @throws IOException if it cannot be read at all
     */
    public static List<CorruptFileException> of(Path path, DataFile part) throws IOException {
        PartCheck check = new PartCheck(path, part);
        try (FlowFile file = FlowFile.open(path, part.sizeBytes())) {
            check.checkFile(file);
            for (int group = 0; group < part.rowGroups().size(); group++) {
                check.checkRowGroup(file, group);
            }
        } catch (CorruptFileException e) {
            check.problems.add(e);
        }
        return check.problems;
    }

    private void checkFile(FlowFile file) throws IOException {
        int crc = file.crc32c(part.sizeBytes());
        if (crc != part.crc32c()) {
            report("whole file", hex(part.crc32c()), hex(crc));
        }
        DataFile footer = PartFooter.read(file, part.hour(), part.generation(), part.number());
        if (footer.rows() != part.rows()) {
            report("footer", part.rows() + " rows", footer.rows() + " rows");
        }
        if (footer.rowGroups().size() != part.rowGroups().size()) {
            String got = footer.rowGroups().size() + " row groups";
            report("footer", part.rowGroups().size() + " row groups", got);
            return;
        }
        for (int group = 0; group < part.rowGroups().size(); group++) {
            compareFooter(group, footer.rowGroups().get(group));
        }
    }

    private void compareFooter(int group, RowGroup footer) {
        RowGroup index = part.rowGroups().get(group);
        for (FlowColumn column : FlowColumn.stored()) {
            ColumnChunk expected = index.chunk(column);
            ColumnChunk got = footer.chunk(column);
            if (expected == null || got == null || expected.isAllNull()) {
                continue; // the index has no places of a column without values
            }
            if (expected.offset() != got.offset()
                    || expected.compressedBytes() != got.compressedBytes()
                    || expected.nullCount() != got.nullCount()) {
                report(where(group, column) + ", footer", place(expected), place(got));
            }
        }
    }

    private static String place(ColumnChunk chunk) {
        return chunk.compressedBytes()
                + " bytes at "
                + chunk.offset()
                + " with "
                + chunk.nullCount()
                + " NULLs";
    }

    private void checkRowGroup(FlowFile file, int group) throws IOException {
        Decompressor decompressor = new Decompressor();
        for (FlowColumn column : FlowColumn.stored()) {
            ColumnChunk chunk = part.rowGroups().get(group).chunk(column);
            if (chunk == null || chunk.isAllNull()) {
                continue;
            }
            try {
                ColumnReader reader = ColumnReader.open(file, group, chunk, decompressor);
                compare(group, chunk, summary(reader, chunk));
            } catch (CorruptFileException e) {
                problems.add(e);
            }
        }
    }

    private static ColumnSummary summary(ColumnReader reader, ColumnChunk chunk)
            throws IOException {
        ColumnSummary summary = new ColumnSummary(chunk.column().type());
        int row = 0;
        while (row < chunk.valueCount()) {
            int rows = reader.rowsToPageEnd(row);
            summary.add(reader.pageAt(row), rows);
            row += rows;
        }
        return summary;
    }

    private void compare(int group, ColumnChunk chunk, ColumnSummary summary) {
        String where = where(group, chunk.column());
        if (summary.nulls() != chunk.nullCount()) {
            report(where, chunk.nullCount() + " NULLs", summary.nulls() + " NULLs");
        }
        if (!Objects.equals(summary.range(), chunk.range())) {
            report(where, "values in " + chunk.range(), "values in " + summary.range());
        }
        if (chunk.column() == FlowColumn.START_TIME) {
            checkTimes(where, chunk);
        }
    }

    private void checkTimes(String where, ColumnChunk chunk) {
        if (chunk.range() instanceof ValueRange.Numbers times
                && (times.min() < part.hour().startMillis()
                        || times.max() >= part.hour().endMillis())) {
            report(where, "times in " + part.hour().folder(), "times of other hours");
        }
    }

    private static String where(int group, FlowColumn column) {
        return String.format(Locale.ROOT, "row group %d, column %s", group, column.sqlName());
    }

    private static String hex(int crc) {
        return String.format(Locale.ROOT, "CRC32C %08x", crc);
    }

    private void report(String where, String expected, String got) {
        String why = "expected " + expected + " as the index says, got " + got;
        problems.add(new CorruptFileException(path, where, why));
    }
}
