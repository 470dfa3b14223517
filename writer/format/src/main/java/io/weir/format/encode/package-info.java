/**
 * Parquet's encodings and LZ4 from arrays of numbers into bytes, without a call or an object per
 * value; the opposite of {@code io.weir.format.codec}. Hot paths.
 *
 * <p>Front doors: {@link io.weir.format.encode.RunLengths}, {@link
 * io.weir.format.encode.DeltaPacking}, {@link io.weir.format.encode.Lz4} and the dictionaries.
 * Imports the JDK alone.
 */
@NullMarked
package io.weir.format.encode;

import org.jspecify.annotations.NullMarked;
