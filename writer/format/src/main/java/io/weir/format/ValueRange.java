package io.weir.format;

/** The smallest and the largest value of a column chunk, both inclusive, NULLs aside. */
public sealed interface ValueRange {
    /**
     * Of a number, or of a time in milliseconds since 1970.
     *
     * @param min smallest
     * @param max largest
     */
    record Numbers(long min, long max) implements ValueRange {}

    /**
     * Of an address: 128 bits, compared without sign.
     *
     * @param minHigh first 64 bits of the smallest
     * @param minLow last 64 bits of the smallest
     * @param maxHigh first 64 bits of the largest
     * @param maxLow last 64 bits of the largest
     */
    record Addresses(long minHigh, long minLow, long maxHigh, long maxLow) implements ValueRange {}

    /**
     * Of a text, in the order of its UTF-8 bytes without sign.
     *
     * @param min smallest
     * @param max largest
     */
    record Texts(String min, String max) implements ValueRange {}
}
