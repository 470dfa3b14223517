package io.weir.engine;

import io.weir.engine.ranges.AddressRanges;
import io.weir.engine.ranges.LongRanges;
import io.weir.engine.ranges.TextValues;
import io.weir.format.ColumnType;
import io.weir.format.ValueRange;
import java.util.SortedSet;

/**
 * The values that a filter lets pass: numbers (times in milliseconds since 1970 among them),
 * addresses or texts. Sorted, disjoint, closed ranges. Immutable, safe between threads.
 */
public final class ValueSet {
    private final Kind kind;
    private final LongRanges longs;
    private final AddressRanges addresses;
    private final TextValues texts;

    private enum Kind {
        NUMBERS,
        ADDRESSES,
        TEXTS
    }

    private ValueSet(Kind kind, LongRanges longs, AddressRanges addresses, TextValues texts) {
        this.kind = kind;
        this.longs = longs;
        this.addresses = addresses;
        this.texts = texts;
    }

    /**
     * Numbers or times: the union of closed ranges, in any order. A range whose low is above its
     * high is empty.
     *
     * @param lows smallest value of each range
     * @param highs largest value of each range, as many
     */
    public static ValueSet ofLongs(long[] lows, long[] highs) {
        return ofLongs(LongRanges.of(lows, highs));
    }

    /** Numbers or times from {@code low} to {@code high}, both included. */
    public static ValueSet ofLongRange(long low, long high) {
        return ofLongs(new long[] {low}, new long[] {high});
    }

    /**
     * Addresses: the union of closed ranges, in any order; 128 bits, IPv4 as ::ffff:a.b.c.d,
     * compared without sign. A range whose first address is above its last is empty.
     *
     * @param firstHighs upper 64 bits of the first address of each range
     * @param firstLows lower 64 bits of it
     * @param lastHighs upper 64 bits of the last address of each range
     * @param lastLows lower 64 bits of it
     */
    public static ValueSet ofAddresses(
            long[] firstHighs, long[] firstLows, long[] lastHighs, long[] lastLows) {
        return ofAddresses(AddressRanges.of(firstHighs, firstLows, lastHighs, lastLows));
    }

    /** Exactly these texts. */
    public static ValueSet ofTexts(SortedSet<String> texts) {
        return ofTexts(TextValues.of(texts));
    }

    private static ValueSet ofLongs(LongRanges longs) {
        return new ValueSet(Kind.NUMBERS, longs, AddressRanges.NONE, TextValues.NONE);
    }

    private static ValueSet ofAddresses(AddressRanges addresses) {
        return new ValueSet(Kind.ADDRESSES, LongRanges.NONE, addresses, TextValues.NONE);
    }

    private static ValueSet ofTexts(TextValues texts) {
        return new ValueSet(Kind.TEXTS, LongRanges.NONE, AddressRanges.NONE, texts);
    }

    /** Every value of the same kind that is not in this set. */
    public ValueSet complement() {
        return switch (kind) {
            case NUMBERS -> ofLongs(longs.complement());
            case ADDRESSES -> ofAddresses(addresses.complement());
            case TEXTS -> ofTexts(texts.complement());
        };
    }

    /** Whether no value is in the set. */
    public boolean isEmpty() {
        return longs.isEmpty() && addresses.isEmpty() && texts.isEmpty();
    }

    /** Whether every value of its kind is in the set. */
    public boolean isAll() {
        return longs.isAll() || addresses.isAll() || texts.isAll();
    }

    /** Whether a number or a time is in the set. */
    public boolean contains(long value) {
        return longs.contains(value);
    }

    /** Whether an address is in the set. */
    public boolean contains(long high, long low) {
        return addresses.contains(high, low);
    }

    /** Whether a text is in the set. */
    public boolean contains(String text) {
        return texts.contains(text);
    }

    /** Whether any value of a range may be in the set. */
    public boolean overlaps(ValueRange range) {
        if (range instanceof ValueRange.Numbers numbers) {
            return longs.overlaps(numbers.min(), numbers.max());
        }
        if (range instanceof ValueRange.Addresses bounds) {
            return addresses.overlaps(
                    bounds.minHigh(), bounds.minLow(), bounds.maxHigh(), bounds.maxLow());
        }
        ValueRange.Texts bounds = (ValueRange.Texts) range;
        return texts.overlaps(bounds.min(), bounds.max());
    }

    /** Whether every value of a range is sure to be in the set. */
    public boolean covers(ValueRange range) {
        if (range instanceof ValueRange.Numbers numbers) {
            return longs.covers(numbers.min(), numbers.max());
        }
        if (range instanceof ValueRange.Addresses bounds) {
            return addresses.covers(
                    bounds.minHigh(), bounds.minLow(), bounds.maxHigh(), bounds.maxLow());
        }
        ValueRange.Texts bounds = (ValueRange.Texts) range;
        return texts.covers(bounds.min(), bounds.max());
    }

    /** Whether the set is of the kind of values that a column of this type has. */
    boolean isOf(ColumnType type) {
        return switch (kind) {
            case NUMBERS -> type.isNumeric();
            case ADDRESSES -> type == ColumnType.ADDRESS;
            case TEXTS -> type == ColumnType.TEXT;
        };
    }

    /** The numbers; empty for other kinds. */
    LongRanges longs() {
        return longs;
    }
}
