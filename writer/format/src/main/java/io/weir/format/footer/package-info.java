/**
 * Reads the footer of a Parquet file, without parquet-java, as far as flat columns need it, and
 * checks that everything it says can be true of the file. The checks of pages are elsewhere.
 *
 * <p>Front door: {@link io.weir.format.footer.ParquetFooter}. May import: {@code io.weir.format}.
 */
@NullMarked
package io.weir.format.footer;

import org.jspecify.annotations.NullMarked;
