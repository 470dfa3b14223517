package io.weir.format;

import org.jspecify.annotations.Nullable;

/** A run of rows of a file whose column chunks lie together. Immutable, safe between threads. */
public interface RowGroup {
    /** Rows. */
    long rows();

    /**
     * Where a column lies.
     *
     * @return null if the file is older than the column: then every row is NULL
     * @throws IllegalArgumentException if the column is derived, never stored
     */
    @Nullable ColumnChunk chunk(FlowColumn column);
}
