package io.weir.format.page;

import io.weir.format.ColumnType;
import io.weir.format.codec.BinaryValues;
import io.weir.format.codec.ByteInput;
import io.weir.format.codec.DamagedDataException;
import io.weir.format.codec.PlainDecoder;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a column chunk, by id. A text becomes a {@code String} once, when it is
 * first asked for. Not thread-safe.
 */
public final class Dictionary {
    private final int size;
    private final long[] longs;
    private final long[] highs;
    private final BinaryValues binaries = new BinaryValues();
    private final @Nullable String[] texts;

    private Dictionary(ColumnType type, int size, ColumnBuffers buffers) {
        this.size = size;
        longs = buffers.entries(type == ColumnType.TEXT ? 0 : size);
        highs = buffers.highEntries(type == ColumnType.ADDRESS ? size : 0);
        texts = new String[type == ColumnType.TEXT ? size : 0];
    }

    /**
     * Decodes PLAIN entries, which must fill {@code in} to its end.
     *
     * @param in of texts an array that nobody changes later: they are read when they are asked for
     * @param buffers room for the others
     */
    static Dictionary read(ByteInput in, ColumnType type, int size, ColumnBuffers buffers)
            throws DamagedDataException {
        Dictionary dictionary = new Dictionary(type, size, buffers);
        switch (type) {
            case TIMESTAMP, BIGINT -> PlainDecoder.readLongs(in, dictionary.longs, size);
            case INTEGER, SMALLINT -> PlainDecoder.readInts(in, dictionary.longs, size);
            case ADDRESS ->
                    PlainDecoder.readAddresses(in, dictionary.highs, dictionary.longs, size);
            case TEXT -> dictionary.binaries.readPlain(in, size);
        }
        if (in.remaining() > 0) {
            throw new DamagedDataException(
                    "expected " + size + " entries, got " + in.remaining() + " bytes more");
        }
        return dictionary;
    }

    /** Number of entries; ids go from 0 to one less. */
    public int size() {
        return size;
    }

    /** Numbers, or lower halves of addresses, by id; of the next reader's once there is one. */
    public long[] longs() {
        return longs;
    }

    /** Upper halves of addresses by id. */
    public long[] highs() {
        return highs;
    }

    /** The text with this id. */
    public String text(int id) {
        String text = texts[id];
        if (text == null) {
            text = binaries.text(id);
            texts[id] = text;
        }
        return text;
    }
}
