package io.weir.bench.profile;

import io.weir.format.FlowColumn;
import io.weir.format.parquet.WriterProfile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One way to write the flows. */
record Variant(String name, WriterProfile profile, RowOrder order) {
    /** All ways; the first is what merged files are like, and what the others are compared with. */
    static List<Variant> all() {
        WriterProfile merged = WriterProfile.MERGED;
        Set<FlowColumn> every = EnumSet.copyOf(FlowColumn.stored());
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant("merged", merged, RowOrder.ARRIVAL));
        variants.add(new Variant("part", WriterProfile.PART, RowOrder.ARRIVAL));
        variants.add(new Variant("gzip", tight(merged, every), RowOrder.ARRIVAL));
        for (int rows = 1 << 11; rows <= 1 << 16; rows <<= 1) {
            if (rows != merged.pageRows()) {
                WriterProfile paged =
                        new WriterProfile(merged.rowGroupRows(), rows, merged.tight());
                variants.add(new Variant("page-" + kibi(rows), paged, RowOrder.ARRIVAL));
            }
        }
        for (int rows = 1 << 15; rows <= 1 << 20; rows <<= 1) {
            if (rows != merged.rowGroupRows()) {
                WriterProfile grouped = new WriterProfile(rows, merged.pageRows(), merged.tight());
                variants.add(new Variant("group-" + kibi(rows), grouped, RowOrder.ARRIVAL));
            }
        }
        for (RowOrder order : RowOrder.values()) {
            if (order != RowOrder.ARRIVAL) {
                variants.add(
                        new Variant(
                                "by-" + FlowColumn.valueOf(order.name()).sqlName(), merged, order));
            }
        }
        return variants;
    }

    private static WriterProfile tight(WriterProfile profile, Set<FlowColumn> columns) {
        return new WriterProfile(profile.rowGroupRows(), profile.pageRows(), columns);
    }

    private static String kibi(int rows) {
        return (rows >> 10) + "k";
    }
}
