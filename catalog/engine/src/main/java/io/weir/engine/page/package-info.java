/**
 * Column chunks of Parquet files: page headers, pages, dictionaries, and the values of chosen rows.
 * Knows where bytes lie and whether they are sound; knows nothing of filters or queries.
 *
 * <p>Front doors: {@link io.weir.engine.page.FlowFile} and {@link
 * io.weir.engine.page.ColumnReader}. Damage comes out as {@link
 * io.weir.format.CorruptFileException} with file, row group, column, page and byte offset. May
 * import: {@code io.weir.engine.codec}, {@code io.weir.format}.
 */
@NullMarked
package io.weir.engine.page;

import org.jspecify.annotations.NullMarked;
