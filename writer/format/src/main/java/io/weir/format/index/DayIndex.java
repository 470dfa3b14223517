package io.weir.format.index;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Files that are committed of one UTC day: all of them, or those that some commits have added.
 * Immutable, safe between threads.
 *
 * <p>A file of its own, {@code flows/day=…/_index.<generation>}, written once, in big-endian order:
 *
 * <pre>
 * magic       8 bytes  "WEIRDAY1"
 * length      4 bytes  of the whole file
 * generation  8 bytes  the commit that wrote it
 * day         8 bytes  days since 1970-01-01
 * files       varint   their number, then for each
 *   hour      byte     0 to 23
 *   name      varint generation, varint number
 *   size      varint   bytes
 *   CRC32C    4 bytes  of the Parquet file
 *   groups    varint   their number, then for each: varint rows
 * columns     varint   their number, then for each
 *   name      text     varint length, UTF-8
 *   type      byte     {@link io.weir.format.ColumnType}, by its place in the list
 *   length    varint   of its section
 * sections             for each column, for each row group in the order above: its chunk
 * CRC32C      4 bytes  of everything before
 * </pre>
 */
public final class DayIndex {
    /** Files by hour, then generation, then number. */
    public static final Comparator<DataFile> ORDER =
            Comparator.comparing(DataFile::hour)
                    .thenComparingLong(DataFile::generation)
                    .thenComparingInt(DataFile::number);

    private final LocalDate day;
    private final long generation;
    private final List<DataFile> asWritten;
    private final List<DataFile> files;
    private final ColumnSections sections;

    DayIndex(LocalDate day, long generation, List<DataFile> asWritten, ColumnSections sections) {
        this.day = day;
        this.generation = generation;
        this.asWritten = List.copyOf(asWritten);
        this.files = asWritten.stream().sorted(ORDER).toList();
        this.sections = sections;
    }

    /**
     * Reads an index file.
     *
     * @param file its name, for the error message
     * @param content its bytes
     * @throws CorruptFileException if anything in it is not as it was written
     */
    public static DayIndex decode(Path file, byte[] content) throws CorruptFileException {
        return new DayIndexDecoder(file, content).decode();
    }

    /** The UTC day. */
    public LocalDate day() {
        return day;
    }

    /** The commit that wrote it. */
    public long generation() {
        return generation;
    }

    /** Its files, by hour, then generation, then number. */
    public List<DataFile> files() {
        return files;
    }

    /**
     * The bytes of an index that takes the place of others. What they know of the files that stay
     * is copied.
     *
     * @param day the UTC day
     * @param generation the commit that writes it
     * @param before the indexes that it replaces, oldest first
     * @param removed paths of files that it leaves out
     * @param added files of this day that it has besides
     * @throws CorruptFileException if what one of them says of its files makes no sense although
     *     its checksum is right
     */
    public static byte[] encode(
            LocalDate day,
            long generation,
            List<DayIndex> before,
            Set<String> removed,
            List<DataFile> added)
            throws CorruptFileException {
        DayIndexEncoder encoder = new DayIndexEncoder(added);
        for (DayIndex index : before) {
            encoder.keep(index.asWritten, index.sections, removed);
        }
        return encoder.encode(day, generation);
    }
}
