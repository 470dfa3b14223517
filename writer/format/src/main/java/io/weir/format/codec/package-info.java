/**
 * Bytes of a Parquet page to bytes, and bytes to primitive arrays: decompression and the encodings
 * of the Parquet format ("Encodings" and "Compression" of the Apache Parquet format documentation).
 *
 * <p>Front door: {@link io.weir.format.codec.Decompressor}, {@link
 * io.weir.format.codec.RleDecoder}, {@link io.weir.format.codec.DeltaDecoder}, {@link
 * io.weir.format.codec.PlainDecoder} and {@link io.weir.format.codec.BinaryValues}. Everything
 * takes whole pages, checks every length and count before it is used, and reports damage as {@link
 * io.weir.format.codec.DamagedDataException}. May import: {@code io.weir.format}.
 */
@NullMarked
package io.weir.format.codec;

import org.jspecify.annotations.NullMarked;
