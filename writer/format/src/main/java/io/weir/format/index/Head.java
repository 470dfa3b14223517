package io.weir.format.index;

import io.weir.format.CorruptFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is committed: the content of {@code flows/_head}. Immutable.
 *
 * <p>A text, one fact a line, in this order; sizes in bytes, checksums CRC32C in hexadecimal:
 *
 * <pre>
 * weir-head 2
 * generation 17
 * epoch 3
 * spool 184467
 * imports 12 210 0a0b0c0d                 generation, size, checksum; or: imports none
 * decoder 16 900 1a2b3c4d                 the same; or: decoder none
 * day 2026-11-22 17 4312 9f8e7d6c         the same of an index of that day; a day has one or several
 * crc32c 01234567                         of everything before this line
 * </pre>
 *
 * @param generation number of commits
 * @param writerEpoch epoch of the last collector
 * @param spoolOffset every datagram of the spool before it is in a committed part
 * @param imports the list of imported contents, or null if nothing was imported
 * @param decoder what the collector's decoders had learned when they were at that offset, or null
 * @param days the indexes of each day, oldest first; what is committed of it is what they have
 *     together
 */
public record Head(
        long generation,
        long writerEpoch,
        long spoolOffset,
        @Nullable Reference imports,
        @Nullable Reference decoder,
        NavigableMap<LocalDate, List<Reference>> days) {

    /** Of a repository without a commit. */
    public static final Head EMPTY = new Head(0, 0, 0, null, null, new TreeMap<>());

    /** Copies the map. */
    public Head {
        NavigableMap<LocalDate, List<Reference>> copy = new TreeMap<>();
        days.forEach((day, indexes) -> copy.put(day, List.copyOf(indexes)));
        days = Collections.unmodifiableNavigableMap(copy);
    }

    /** The indexes of a day, oldest first; none where nothing of it is committed. */
    public List<Reference> indexes(LocalDate day) {
        return days.getOrDefault(day, List.of());
    }

    /**
     * A file that the head names.
     *
     * @param generation the commit that wrote it, which is in its name
     * @param sizeBytes its length
     * @param crc32c CRC32C of its bytes
     */
    public record Reference(long generation, int sizeBytes, int crc32c) {
        /** To a file with this content. */
        public static Reference to(long generation, byte[] content) {
            int crc = Checksum.crc32c(content, 0, content.length);
            return new Reference(generation, content.length, crc);
        }

        /** Whether the file that it names has this content, as far as length and checksum say. */
        public boolean isTo(byte[] content) {
            return equals(to(generation, content));
        }

        /**
         * Compares a file with what the head says of it.
         *
         * @throws CorruptFileException if they differ
         */
        public void check(Path file, byte[] content) throws CorruptFileException {
            Reference got = to(generation, content);
            if (!equals(got)) {
                throw new CorruptFileException(
                        file, "whole file", "expected " + describe() + ", got " + got.describe());
            }
        }

        private String describe() {
            return sizeBytes + " bytes with CRC32C " + Checksum.text(crc32c);
        }
    }

    /** The bytes of the file. */
    public byte[] encode() {
        return HeadText.encode(this);
    }

    /**
     * Reads a head.
     *
     * @param file its name, for the error message
     * @param content its bytes
     * @throws CorruptFileException if anything in it is not as it was written
     */
    public static Head decode(Path file, byte[] content) throws CorruptFileException {
        return HeadText.decode(file, content);
    }
}
