package io.weir.format.parquet;

import io.weir.format.FlowColumn;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a file of flows is like where there is a choice: docs/design/file-profile.md has the
 * reasons.
 *
 * @param rowGroupRows rows of a row group
 * @param pageRows rows of a page
 * @param tight columns that are packed tightly: GZIP, entries of dictionaries in an order, and ids
 *     in whole octets, so that it finds what comes often. The others have LZ4, and ids in as many
 *     bits as they need: larger, and faster to read
 */
public record WriterProfile(int rowGroupRows, int pageRows, Set<FlowColumn> tight) {
    /** Rows of a row group: enough for dictionaries to pay, few enough for tight ranges. */
    static final int ROW_GROUP_ROWS = 256 * 1024;

    /** Rows of a page; the size limit is so large that this one rules and pages align. */
    static final int PAGE_ROWS = 16 * 1024;

    /** What most questions ask for. */
    private static final Set<FlowColumn> ASKED =
            EnumSet.of(
                    FlowColumn.START_TIME,
                    FlowColumn.END_TIME,
                    FlowColumn.SRC_ADDR,
                    FlowColumn.DST_ADDR,
                    FlowColumn.SRC_PORT,
                    FlowColumn.DST_PORT,
                    FlowColumn.PROTOCOL,
                    FlowColumn.TCP_FLAGS,
                    FlowColumn.BYTES,
                    FlowColumn.PACKETS);

    /** A part that will be merged soon: little CPU time. */
    public static final WriterProfile PART = new WriterProfile(ROW_GROUP_ROWS, PAGE_ROWS, Set.of());

    /** A file that stays. */
    public static final WriterProfile MERGED =
            new WriterProfile(
                    ROW_GROUP_ROWS, PAGE_ROWS, EnumSet.complementOf(EnumSet.copyOf(ASKED)));

    /** Copies the set. */
    public WriterProfile {
        if (rowGroupRows < 1 || pageRows < 1) {
            throw new IllegalArgumentException(
                    "expected row groups and pages of 1 row and more, got "
                            + rowGroupRows
                            + " and "
                            + pageRows);
        }
        tight = Set.copyOf(tight);
    }

    boolean isTight(FlowColumn column) {
        return tight.contains(column);
    }
}
