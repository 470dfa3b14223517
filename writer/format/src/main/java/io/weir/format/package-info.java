/**
 * What a flow is on disk: the columns, rows on their way to a file, and what is known of a file and
 * its parts. The values here are shared by everything else; they read and write nothing themselves.
 *
 * <p>Front doors: {@link io.weir.format.FlowColumn}, {@link io.weir.format.FlowBatch}, {@link
 * io.weir.format.DataFile}. May import: the JDK.
 */
@NullMarked
package io.weir.format;

import org.jspecify.annotations.NullMarked;
