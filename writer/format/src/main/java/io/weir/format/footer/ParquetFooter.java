package io.weir.format.footer;

import io.weir.format.CorruptFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the end of a Parquet file of flat columns.
 *
 * @param start first byte of the footer: pages and page indexes lie before it
 * @param rows rows of the file
 * @param columns the schema, in order
 * @param rowGroups in order; their rows add up to {@code rows}
 * @param metadata key-value metadata
 */
public record ParquetFooter(
        long start,
        long rows,
        List<FooterColumn> columns,
        List<FooterRowGroup> rowGroups,
        Map<String, String> metadata) {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length;
    private static final int MAX_BYTES = 64 << 20;

    /** Copies the lists. */
    public ParquetFooter {
        columns = List.copyOf(columns);
        rowGroups = List.copyOf(rowGroups);
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads a file's footer.
     *
     * @param path the file's name, for messages
     * @param file open for reading; its position stays
     * @throws CorruptFileException if it is damaged, or is no file of flat columns with the
     *     encodings and codecs that this module knows
     */
    public static ParquetFooter read(Path path, FileChannel file) throws IOException {
        long size = file.size();
        if (size < MAGIC.length + TAIL_BYTES) {
            throw damage(path, size, "expected a Parquet file, got " + size + " bytes");
        }
        ByteBuffer head = bytes(path, file, 0, MAGIC.length);
        ByteBuffer tail = bytes(path, file, size - TAIL_BYTES, TAIL_BYTES);
        long length = tail.order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
        if (!head.equals(ByteBuffer.wrap(MAGIC)) || !tail.equals(ByteBuffer.wrap(MAGIC))) {
            throw damage(path, size, "expected PAR1 at the start and the end, got other bytes");
        }
        long start = size - TAIL_BYTES - length;
        if (start < MAGIC.length || length > MAX_BYTES) {
            throw damage(path, size, "expected a footer in the file, got a length of " + length);
        }
        ByteBuffer footer = bytes(path, file, start, (int) length);
        CompactReader reader = new CompactReader(footer);
        try {
            ParquetFooter read = new FooterDecoder(start).decode(reader.readStruct());
            if (footer.hasRemaining()) {
                throw new FooterException(
                        "expected the footer's end, got " + footer.remaining() + " bytes more");
            }
            return read;
        } catch (FooterException e) {
            String where = "footer at byte " + (start + reader.position());
            throw new CorruptFileException(path, where, String.valueOf(e.getMessage()));
        }
    }

    /** The place of a column in the schema; -1 where there is none of that name. */
    public int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** A value of the key-value metadata. */
    public @Nullable String metadata(String key) {
        return metadata.get(key);
    }

    private static ByteBuffer bytes(Path path, FileChannel file, long offset, int length)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                throw damage(path, offset + bytes.position(), "expected more bytes, got the end");
            }
        }
        return bytes.flip();
    }

    private static CorruptFileException damage(Path path, long at, String why) {
        return new CorruptFileException(path, "footer at byte " + at, why);
    }
}
