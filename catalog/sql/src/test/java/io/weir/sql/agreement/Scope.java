package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;

/** The columns that an expression may name. */
record Scope(List<Column> columns) {
    List<Column> of(Kind kind) {
        return columns.stream().filter(column -> column.kind() == kind).toList();
    }

    List<Column> integers() {
        return columns.stream().filter(column -> column.kind().isInteger()).toList();
    }

    Scope and(Scope other) {
        List<Column> all = new ArrayList<>(columns);
        all.addAll(other.columns);
        return new Scope(all);
    }
}
