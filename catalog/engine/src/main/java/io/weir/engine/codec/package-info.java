/**
 * Bytes of a Parquet page to bytes, and bytes to primitive arrays: decompression and the encodings
 * of the Parquet format ("Encodings" and "Compression" of the Apache Parquet format documentation).
 *
 * <p>Front door: {@link io.weir.engine.codec.Decompressor}, {@link
 * io.weir.engine.codec.RleDecoder}, {@link io.weir.engine.codec.DeltaDecoder}, {@link
 * io.weir.engine.codec.PlainDecoder} and {@link io.weir.engine.codec.BinaryValues}. Everything
 * takes whole pages, checks every length and count before it is used, and reports damage as {@link
 * io.weir.engine.codec.DamagedDataException}. May import: {@code io.weir.format}.
 */
@NullMarked
package io.weir.engine.codec;

import org.jspecify.annotations.NullMarked;
