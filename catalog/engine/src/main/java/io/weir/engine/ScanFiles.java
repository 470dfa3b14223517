package io.weir.engine;

import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.ValueRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the files of the hours that the filters on start_time let through. */
final class ScanFiles {
    private ScanFiles() {}

    static List<DataFile> of(FileSource source, List<ColumnFilter> filters) throws IOException {
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        List<ValueSet> times = new ArrayList<>();
        for (ColumnFilter filter : filters) {
            if (filter.isNever()) {
                return List.of();
            }
            if (filter.column() == FlowColumn.START_TIME) {
                from = Math.max(from, filter.values().longs().min());
                to = Math.min(to, filter.values().longs().max());
                times.add(filter.values());
            }
        }
        if (from > to) {
            return List.of();
        }
        long end = to == Long.MAX_VALUE ? to : to + 1;
        List<DataFile> found = new ArrayList<>();
        for (DataFile file : source.files(from, end)) {
            if (isWanted(file.hour(), times)) {
                found.add(file);
            }
        }
        return found;
    }

    private static boolean isWanted(HourPartition hour, List<ValueSet> times) {
        ValueRange range = new ValueRange.Numbers(hour.startMillis(), hour.endMillis() - 1);
        for (ValueSet values : times) {
            if (!values.overlaps(range)) {
                return false;
            }
        }
        return true;
    }
}
