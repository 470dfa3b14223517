package io.weir.format.index;

import io.weir.format.ColumnChunk;
import io.weir.format.CorruptFileException;
import io.weir.format.FlowColumn;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a day, column by column, decoded when a column is first asked for. Safe between
 * threads: at worst two of them decode the same column.
 */
final class ColumnSections {
    private static final int COLUMNS = FlowColumn.values().length;

    private final Path file;
    private final byte[] content;
    private final int[] from;
    private final int[] to;
    private final long[] groupRows;
    private final long[] groupFileSize;
    private final AtomicReferenceArray<Chunks> decoded = new AtomicReferenceArray<>(COLUMNS);

    /**
     * @param file the index file, for error messages
     * @param content its bytes
     * @param from by column ordinal: first byte of its section
     * @param to by column ordinal: the byte after its section
     * @param groupRows rows of each row group
     * @param groupFileSize length of the Parquet file that each row group is in
     */
    ColumnSections(
            Path file,
            byte[] content,
            int[] from,
            int[] to,
            long[] groupRows,
            long[] groupFileSize) {
        this.file = file;
        this.content = content;
        this.from = from;
        this.to = to;
        this.groupRows = groupRows;
        this.groupFileSize = groupFileSize;
    }

    /** Rows of a row group. */
    long rows(int group) {
        return groupRows[group];
    }

    /**
     * Appends what a column's section says of some row groups, byte for byte; a column that is not
     * there is absent in each of them.
     */
    void copy(FlowColumn column, BitSet groups, ByteWriter out) throws CorruptFileException {
        int start = from[column.ordinal()];
        int end = to[column.ordinal()];
        if (start == end) {
            for (int i = groups.cardinality(); i > 0; i--) {
                ChunkCodec.write(out, null);
            }
        } else if (groups.cardinality() == groupRows.length) {
            out.write(content, start, end - start);
        } else {
            copySome(column, groups, out);
        }
    }

    private void copySome(FlowColumn column, BitSet groups, ByteWriter out)
            throws CorruptFileException {
        ByteReader in = new ByteReader(file, content, from[column.ordinal()], to[column.ordinal()]);
        for (int group = 0; group < groupRows.length; group++) {
            int start = in.position();
            ChunkCodec.read(in, column, groupRows[group], groupFileSize[group]);
            if (groups.get(group)) {
                out.write(content, start, in.position() - start);
            }
        }
    }

    /**
     * A chunk.
     *
     * @return null if the Parquet file does not have the column
     * @throws UncheckedIOException with a {@link CorruptFileException} if the section makes no
     *     sense although its checksum is right
     */
    @Nullable ColumnChunk chunk(FlowColumn column, int group) {
        if (!column.isStored()) {
            throw new IllegalArgumentException(column.sqlName() + " is derived, never stored");
        }
        Chunks chunks = decoded.get(column.ordinal());
        if (chunks == null) {
            try {
                chunks = decode(column);
            } catch (CorruptFileException e) {
                throw new UncheckedIOException(e);
            }
            decoded.set(column.ordinal(), chunks);
        }
        return chunks.byGroup[group];
    }

    private Chunks decode(FlowColumn column) throws CorruptFileException {
        int start = from[column.ordinal()];
        int end = to[column.ordinal()];
        Chunks chunks = new Chunks(groupRows.length);
        if (start == end) {
            return chunks;
        }
        ByteReader in = new ByteReader(file, content, start, end);
        for (int group = 0; group < groupRows.length; group++) {
            chunks.byGroup[group] =
                    ChunkCodec.read(in, column, groupRows[group], groupFileSize[group]);
        }
        if (in.remaining() > 0) {
            throw in.corrupt("the end of " + column.sqlName(), in.remaining() + " bytes more");
        }
        return chunks;
    }

    private static final class Chunks {
        private final @Nullable ColumnChunk[] byGroup;

        Chunks(int groups) {
            byGroup = new ColumnChunk[groups];
        }
    }
}
