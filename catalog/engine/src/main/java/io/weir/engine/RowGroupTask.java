package io.weir.engine;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.RowGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row group that may have rows.
 *
 * @param file the file that it is in
 * @param number its number in the file, from 0
 * @param rows its rows
 * @param undecided filters that the index could not decide; rows pass all others
 */
public record RowGroupTask(DataFile file, int number, int rows, List<ColumnFilter> undecided) {
    /** Copies the list. */
    public RowGroupTask {
        undecided = List.copyOf(undecided);
    }

    /** What the index says of it. */
    public RowGroup group() {
        return file.rowGroups().get(number);
    }

    /** The row group, or null where the index says that no row passes. */
    static @Nullable RowGroupTask of(
            FileSource source, DataFile file, int number, List<ColumnFilter> filters)
            throws IOException {
        RowGroup group = file.rowGroups().get(number);
        List<ColumnFilter> undecided = new ArrayList<>();
        for (ColumnFilter filter : filters) {
            switch (RowGroupPruning.test(group, filter)) {
                case NONE -> {
                    return null;
                }
                case SOME -> undecided.add(filter);
                case ALL -> {}
            }
        }
        if (group.rows() > Integer.MAX_VALUE) {
            throw new CorruptFileException(
                    source.locate(file),
                    "row group " + number,
                    "expected at most 2147483647 rows, got " + group.rows());
        }
        return new RowGroupTask(file, number, (int) group.rows(), undecided);
    }
}
