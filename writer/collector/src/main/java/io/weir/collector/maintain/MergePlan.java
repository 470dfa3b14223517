package io.weir.collector.maintain;

import io.weir.format.DataFile;
import io.weir.format.index.DayIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which parts of an hour are written as one. */
final class MergePlan {
    /** Rows of a part at most: four row groups. */
    static final long MAX_ROWS = 1L << 20;

    /** From here on a part is as it should be, and is not written again. */
    static final long ENOUGH_ROWS = MAX_ROWS / 2;

    /** Each part that is merged is an open file. */
    private static final int MAX_PARTS = 512;

    private MergePlan() {}

    /**
     * Everything that is too small, in the order in which it was committed, into parts of at most
     * {@link #MAX_ROWS}: for an hour that is over.
     *
     * @param parts the parts of one hour
     * @return groups of two and more
     */
    static List<List<DataFile>> all(List<DataFile> parts) {
        List<List<DataFile>> groups = new ArrayList<>();
        List<DataFile> group = new ArrayList<>();
        long rows = 0;
        for (DataFile part : small(parts)) {
            if (rows + part.rows() > MAX_ROWS || group.size() == MAX_PARTS) {
                groups.add(group);
                group = new ArrayList<>();
                rows = 0;
            }
            group.add(part);
            rows += part.rows();
        }
        groups.add(group);
        groups.removeIf(each -> each.size() < 2);
        return groups;
    }

    /**
     * Where there are more than {@code limit} small parts, the smallest of them: half of them, and
     * further ones that are no larger than those before them together. So a row is written about as
     * often as the number of commits has binary digits, not once for each {@code limit} commits.
     *
     * @param parts the parts of one hour
     * @return one group or none
     */
    static List<List<DataFile>> smallest(List<DataFile> parts, int limit) {
        List<DataFile> small = small(parts);
        if (small.size() <= limit) {
            return List.of();
        }
        small.sort(Comparator.comparingLong(DataFile::rows));
        List<DataFile> group = new ArrayList<>();
        long rows = 0;
        for (DataFile part : small) {
            boolean isWanted = group.size() < (small.size() + 1) / 2 || part.rows() <= rows;
            if (!isWanted || rows + part.rows() > MAX_ROWS || group.size() == MAX_PARTS) {
                break;
            }
            group.add(part);
            rows += part.rows();
        }
        group.sort(DayIndex.ORDER);
        return group.size() < 2 ? List.of() : List.of(group);
    }

    private static List<DataFile> small(List<DataFile> parts) {
        List<DataFile> small = new ArrayList<>(parts);
        small.removeIf(part -> part.rows() >= ENOUGH_ROWS);
        return small;
    }
}
