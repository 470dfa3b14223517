package io.weir.collector.wire.octets;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Texts made of numbers, so that a number that comes again costs no allocation: 4,096 places, a new
 * number takes the place of another one. Not thread-safe: one owner.
 */
public final class NumberTexts {
    private static final int PLACES = 4096;
    private static final long MIXER = 0x9e37_79b9_7f4a_7c15L;

    private final LongFunction<String> maker;
    private final long[] numbers = new long[PLACES];
    private final @Nullable String[] texts = new String[PLACES];

    /** A cache of what {@code maker} makes. */
    public NumberTexts(LongFunction<String> maker) {
        this.maker = maker;
    }

    /** The text of {@code number}. */
    public String of(long number) {
        int place = (int) ((number * MIXER) >>> 52);
        String text = texts[place];
        if (text == null || numbers[place] != number) {
            text = maker.apply(number);
            numbers[place] = number;
            texts[place] = text;
        }
        return text;
    }
}
