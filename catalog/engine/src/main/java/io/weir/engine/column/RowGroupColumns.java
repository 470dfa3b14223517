package io.weir.engine.column;

import io.weir.format.FlowColumn;
import io.weir.format.RowGroup;
import io.weir.format.codec.Decompressor;
import io.weir.format.page.ColumnBuffers;
import io.weir.format.page.FlowFile;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The columns of one row group, each made when it is first asked for. Nothing is read before a row
 * is wanted. Not thread-safe.
 */
public final class RowGroupColumns {
    private final FileOpener opener;
    private final int number;
    private final RowGroup group;
    private final Decompressor decompressor;
    private final Map<FlowColumn, ColumnBuffers> buffers;
    private final Map<FlowColumn, RowColumn> columns = new EnumMap<>(FlowColumn.class);

    /** Opens the file that the row group is in, once for all its row groups. */
    @FunctionalInterface
    public interface FileOpener {
        /** The open file. */
        FlowFile open() throws IOException;
    }

    /**
     * @param number number of the row group in the file, from 0
     * @param decompressor may be shared by all row groups that one thread reads
     * @param buffers by column; those of row groups that are not read any more
     */
    public RowGroupColumns(
            FileOpener opener,
            int number,
            RowGroup group,
            Decompressor decompressor,
            Map<FlowColumn, ColumnBuffers> buffers) {
        this.opener = opener;
        this.number = number;
        this.group = group;
        this.decompressor = decompressor;
        this.buffers = buffers;
    }

    /** A column of the table, stored or not. */
    public RowColumn column(FlowColumn column) {
        return switch (column) {
            case DURATION_MS ->
                    new DurationColumn(stored(FlowColumn.START_TIME), stored(FlowColumn.END_TIME));
            case BYTES_RAW ->
                    new RawCounterColumn(stored(FlowColumn.BYTES_RAW), stored(FlowColumn.BYTES));
            case PACKETS_RAW ->
                    new RawCounterColumn(
                            stored(FlowColumn.PACKETS_RAW), stored(FlowColumn.PACKETS));
            default -> stored(column);
        };
    }

    private RowColumn stored(FlowColumn column) {
        return columns.computeIfAbsent(column, key -> new StoredColumn(this, group.chunk(key)));
    }

    Decompressor decompressor() {
        return decompressor;
    }

    ColumnBuffers buffers(FlowColumn column) {
        return buffers.computeIfAbsent(column, key -> new ColumnBuffers());
    }

    FlowFile file() throws IOException {
        return opener.open();
    }

    int number() {
        return number;
    }

    long rows() {
        return group.rows();
    }
}
