package io.weir.format.index;

import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.RowGroup;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes the bytes of a {@link DayIndex}. */
final class DayIndexEncoder {
    static final byte[] MAGIC = "WEIRDAY1".getBytes(StandardCharsets.US_ASCII);

    private DayIndexEncoder() {}

    static byte[] encode(
            LocalDate day,
            long generation,
            List<DataFile> present,
            ColumnSections sections,
            List<DataFile> added) {
        ByteWriter out = new ByteWriter();
        out.write(MAGIC, 0, MAGIC.length);
        out.writeInt(0); // the length, once it is known
        out.writeLong(generation);
        out.writeLong(day.toEpochDay());
        out.writeVarint(present.size() + added.size());
        present.forEach(file -> writeFile(out, file));
        added.forEach(file -> writeFile(out, file));
        writeColumns(out, sections, added);
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

    private static void writeColumns(
            ByteWriter out, ColumnSections sections, List<DataFile> added) {
        List<byte[]> bodies = new ArrayList<>();
        out.writeVarint(FlowColumn.stored().size());
        for (FlowColumn column : FlowColumn.stored()) {
            byte[] body = section(column, sections, added);
            bodies.add(body);
            out.writeText(column.sqlName());
            out.writeByte(column.type().ordinal());
            out.writeVarint(body.length);
        }
        for (byte[] body : bodies) {
            out.write(body, 0, body.length);
        }
    }

    private static byte[] section(
            FlowColumn column, ColumnSections sections, List<DataFile> added) {
        ByteWriter section = new ByteWriter();
        sections.copy(column, section);
        for (DataFile file : added) {
            for (RowGroup group : file.rowGroups()) {
                ChunkCodec.write(section, group.chunk(column));
            }
        }
        return section.toBytes();
    }
}
