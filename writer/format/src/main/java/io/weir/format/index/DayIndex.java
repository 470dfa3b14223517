package io.weir.format.index;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What is committed of one UTC day. Immutable, safe between threads.
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
    private static final Comparator<DataFile> ORDER =
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

    /** A day of which nothing is committed yet. */
    public static DayIndex empty(LocalDate day) {
        return new DayIndex(day, 0, List.of(), ColumnSections.EMPTY);
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

    /** The commit that wrote it; 0 where nothing is committed. */
    public long generation() {
        return generation;
    }

    /** Its files, by hour, then generation, then number. */
    public List<DataFile> files() {
        return files;
    }

    /**
     * The bytes of the next index: these files and more. What is known of the files that are there
     * already is copied, not decoded.
     *
     * @param nextGeneration the commit that writes it
     * @param added files of this day
     */
    public byte[] encodeWith(long nextGeneration, List<DataFile> added) {
        return DayIndexEncoder.encode(day, nextGeneration, asWritten, sections, added);
    }
}
