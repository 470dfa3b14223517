package io.weir.format.index;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.RowGroup;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Writes the bytes of a {@link DayIndex}. One use. */
final class DayIndexEncoder {
    static final byte[] MAGIC = "WEIRDAY1".getBytes(StandardCharsets.US_ASCII);

    private final List<DataFile> added;
    private final List<DataFile> files = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    DayIndexEncoder(List<DataFile> added) {
        this.added = added;
    }

    /** Sections of an index before, and which of its row groups stay. */
    private record Kept(ColumnSections sections, BitSet groups) {}

    /** Takes over the files of an index, but for some. */
    void keep(List<DataFile> present, ColumnSections sections, Set<String> removed) {
        BitSet groups = new BitSet();
        int group = 0;
        for (DataFile file : present) {
            int next = group + file.rowGroups().size();
            if (!removed.contains(file.path())) {
                files.add(file);
                groups.set(group, next);
            }
            group = next;
        }
        kept.add(new Kept(sections, groups));
    }

    byte[] encode(LocalDate day, long generation) throws CorruptFileException {
        files.addAll(added);
        ByteWriter out = new ByteWriter();
        out.write(MAGIC, 0, MAGIC.length);
        out.writeInt(0); // the length, once it is known
        out.writeLong(generation);
        out.writeLong(day.toEpochDay());
        out.writeVarint(files.size());
        files.forEach(file -> writeFile(out, file));
        writeColumns(out);
        byte[] bytes = out.toBytes();
        ByteBuffer whole = ByteBuffer.allocate(bytes.length + Integer.BYTES).put(bytes);
        whole.putInt(MAGIC.length, whole.capacity());
        whole.putInt(Checksum.crc32c(whole.array(), 0, bytes.length));
        return whole.array();
    }

    private static void writeFile(ByteWriter out, DataFile file) {
        out.writeByte(file.hour().hour());
        out.writeVarint(file.generation());
        out.writeVarint(file.number());
        out.writeVarint(file.sizeBytes());
        out.writeInt(file.crc32c());
        out.writeVarint(file.rowGroups().size());
        for (RowGroup group : file.rowGroups()) {
            out.writeVarint(group.rows());
        }
    }

    private void writeColumns(ByteWriter out) throws CorruptFileException {
        List<byte[]> bodies = new ArrayList<>();
        out.writeVarint(FlowColumn.stored().size());
        for (FlowColumn column : FlowColumn.stored()) {
            byte[] body = section(column);
            bodies.add(body);
            out.writeText(column.sqlName());
            out.writeByte(column.type().ordinal());
            out.writeVarint(body.length);
        }
        for (byte[] body : bodies) {
            out.write(body, 0, body.length);
        }
    }

    private byte[] section(FlowColumn column) throws CorruptFileException {
        ByteWriter section = new ByteWriter();
        for (Kept each : kept) {
            each.sections.copy(column, each.groups, section);
        }
        for (DataFile file : added) {
            for (RowGroup group : file.rowGroups()) {
                ChunkCodec.write(section, group.chunk(column));
            }
        }
        return section.toBytes();
    }
}
