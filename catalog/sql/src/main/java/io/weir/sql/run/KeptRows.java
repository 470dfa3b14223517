package io.weir.sql.run;

import java.util.List;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;

/** Rows that are read once and given out as often as somebody asks. */
public final class KeptRows extends AbstractEnumerable<@Nullable Object> {
    private final Enumerable<@Nullable Object> source;
    private final boolean areApart;
    private @Nullable List<@Nullable Object> kept;

    private KeptRows(Enumerable<@Nullable Object> source, boolean areApart) {
        this.source = source;
        this.areApart = areApart;
    }

    /** Called by generated code. */
    public static Enumerable<@Nullable Object> keep(Enumerable<@Nullable Object> source) {
        return new KeptRows(source, false);
    }

    /** Called by generated code: no two rows are the same object, as long as they are arrays. */
    public static Enumerable<@Nullable Object> keepApart(Enumerable<@Nullable Object> source) {
        return new KeptRows(source, true);
    }

    @Override
    public Enumerator<@Nullable Object> enumerator() {
        List<@Nullable Object> rows = kept;
        if (rows == null) {
            rows = source.toList();
            if (areApart) {
                rows.replaceAll(row -> row instanceof Object[] values ? values.clone() : row);
            }
            kept = rows;
        }
        return Linq4j.enumerator(rows);
    }
}
