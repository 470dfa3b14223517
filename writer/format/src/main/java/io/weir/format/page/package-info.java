/**
 * Column chunks of Parquet files: page headers, pages, dictionaries, and the values of chosen rows.
 * Knows where bytes lie and whether they are sound; knows nothing of filters or queries.
 *
 * <p>Front doors: {@link io.weir.format.page.FlowFile} and {@link
 * io.weir.format.page.ColumnReader}. Damage comes out as {@link
 * io.weir.format.CorruptFileException} with file, row group, column, page and byte offset. May
 * import: {@code io.weir.format.codec}, {@code io.weir.format.footer}, {@code io.weir.format}.
 */
@NullMarked
package io.weir.format.page;

import org.jspecify.annotations.NullMarked;
