package io.weir.format.index;

import io.weir.format.ColumnType;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.RowGroup;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the bytes of a {@link DayIndex}. One use. */
final class DayIndexDecoder {
    private static final int TRAILER_BYTES = Integer.BYTES;
    private static final int SMALLEST = DayIndexEncoder.MAGIC.length + 4 + 8 + 8 + 1 + 1 + 4;
    private static final long LAST_EPOCH_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final Map<String, FlowColumn> COLUMNS = columnsByName();

    private final Path file;
    private final byte[] content;
    private final ByteReader in;
    private final List<Long> groupRows = new ArrayList<>();
    private final List<Long> groupFileSizes = new ArrayList<>();

    DayIndexDecoder(Path file, byte[] content) throws CorruptFileException {
        this.file = file;
        this.content = content;
        checkWhole();
        this.in = new ByteReader(file, content, 0, content.length - TRAILER_BYTES);
    }

    DayIndex decode() throws CorruptFileException {
        for (int i = 0; i < DayIndexEncoder.MAGIC.length + Integer.BYTES; i++) {
            in.unsignedByte("start");
        }
        long generation = in.fixedLong("generation");
        long epochDay = in.fixedLong("day");
        if (generation <= 0 || epochDay < 0 || epochDay > LAST_EPOCH_DAY) {
            throw in.corrupt("a generation and a day", generation + " and " + epochDay);
        }
        List<FileEntry> entries = new ArrayList<>();
        int count = in.count("files");
        for (int i = 0; i < count; i++) {
            entries.add(readEntry(epochDay, generation));
        }
        ColumnSections sections = readSections();
        List<DataFile> files = new ArrayList<>(count);
        for (FileEntry entry : entries) {
            files.add(entry.toFile(sections));
        }
        return new DayIndex(LocalDate.ofEpochDay(epochDay), generation, files, sections);
    }

    private void checkWhole() throws CorruptFileException {
        byte[] magic = DayIndexEncoder.MAGIC;
        if (content.length < SMALLEST) {
            throw corrupt("length", "at least " + SMALLEST + " bytes", content.length + " bytes");
        }
        if (!Arrays.equals(content, 0, magic.length, magic, 0, magic.length)) {
            throw corrupt("byte 0", "WEIRDAY1", "another file type or version");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int length = bytes.getInt(magic.length);
        if (length != content.length) {
            throw corrupt("length", length + " bytes", content.length + " bytes");
        }
        int end = content.length - TRAILER_BYTES;
        int expected = bytes.getInt(end);
        int got = Checksum.crc32c(content, 0, end);
        if (expected != got) {
            throw corrupt("whole file", hex("CRC32C", expected), hex("CRC32C", got));
        }
    }

    private FileEntry readEntry(long epochDay, long newest) throws CorruptFileException {
        int hour = in.unsignedByte("hour");
        if (hour > 23) {
            throw in.corrupt("an hour from 0 to 23", Integer.toString(hour));
        }
        long generation = in.varint("generation", newest);
        int number = (int) in.varint("number", Integer.MAX_VALUE);
        long size = in.varint("size", Long.MAX_VALUE);
        int crc = in.fixedInt("file CRC");
        int firstGroup = groupRows.size();
        int groups = in.count("row groups");
        long rows = 0;
        for (int i = 0; i < groups; i++) {
            long groupSize = in.varint("rows", Integer.MAX_VALUE);
            rows += groupSize;
            groupRows.add(groupSize);
            groupFileSizes.add(size);
        }
        HourPartition partition = new HourPartition(epochDay * 24 + hour);
        return new FileEntry(partition, generation, number, size, crc, rows, firstGroup, groups);
    }

    private ColumnSections readSections() throws CorruptFileException {
        int count = in.count("columns");
        List<FlowColumn> columns = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(readColumn());
            lengths.add(in.count("section length"));
        }
        int[] from = new int[FlowColumn.values().length];
        int[] to = new int[FlowColumn.values().length];
        int at = in.position();
        int end = at + in.remaining();
        for (int i = 0; i < count; i++) {
            FlowColumn column = columns.get(i);
            if (to[column.ordinal()] != 0 || lengths.get(i) > end - at) {
                throw in.corrupt("one section of " + column.sqlName(), "two, or one too long");
            }
            from[column.ordinal()] = at;
            at += lengths.get(i);
            to[column.ordinal()] = at;
        }
        if (at != end) {
            throw in.corrupt("sections up to byte " + end, "up to byte " + at);
        }
        return new ColumnSections(
                file, content, from, to, toArray(groupRows), toArray(groupFileSizes));
    }

    private FlowColumn readColumn() throws CorruptFileException {
        String name = in.text("column name");
        FlowColumn column = COLUMNS.get(name);
        if (column == null) {
            throw in.corrupt("a column of flows", name + ", which a newer version may know");
        }
        int type = in.unsignedByte("column type");
        if (type != column.type().ordinal()) {
            ColumnType[] types = ColumnType.values();
            String got = type < types.length ? types[type].name() : Integer.toString(type);
            throw in.corrupt(name + " of type " + column.type(), got);
        }
        return column;
    }

    private CorruptFileException corrupt(String where, String expected, String got) {
        return new CorruptFileException(file, where, "expected " + expected + ", got " + got);
    }

    private static String hex(String what, int value) {
        return what + " " + Checksum.text(value);
    }

    private static long[] toArray(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static Map<String, FlowColumn> columnsByName() {
        Map<String, FlowColumn> columns = new HashMap<>();
        for (FlowColumn column : FlowColumn.stored()) {
            columns.put(column.sqlName(), column);
        }
        return columns;
    }

    private record FileEntry(
            HourPartition hour,
            long generation,
            int number,
            long size,
            int crc32c,
            long rows,
            int firstGroup,
            int groups) {
        DataFile toFile(ColumnSections sections) {
            List<RowGroup> list = new ArrayList<>(groups);
            for (int i = firstGroup; i < firstGroup + groups; i++) {
                list.add(new IndexedRowGroup(sections, i, sections.rows(i)));
            }
            return new DataFile(hour, generation, number, size, crc32c, rows, list);
        }
    }
}
