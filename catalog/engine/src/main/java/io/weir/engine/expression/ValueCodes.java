package io.weir.engine.expression;

import io.weir.engine.ScanControl;
import io.weir.format.encode.AddressDictionary;
import io.weir.format.encode.LongDictionary;
import io.weir.format.page.Dictionary;
import io.weir.format.page.ValueBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives values small numbers: 0 is NULL, others count from 1 as the values come, or are one more
 * than the ids of a dictionary. Hot path; one owner.
 */
public final class ValueCodes {
    /** A String, its array, its entry of the map and of the list. */
    private static final int BYTES_OF_A_TEXT = 128;

    /** Ports and the like are found by index, once there are many numbers. */
    private static final int SMALL = 1 << 16;

    private static final int MANY = 1 << 8;

    private final ValueKind kind;
    private final LongDictionary numbers;
    private final AddressDictionary addresses;
    private final Map<String, Integer> textCodes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** Codes of numbers by the number, 0 where not known; empty while there are few. */
    private int[] codesOfSmall = new int[0];

    private @Nullable Dictionary dictionary;
    private long textBytes;
    private int generation;

    /** No value yet. */
    public ValueCodes(ValueKind kind) {
        this.kind = kind;
        numbers = new LongDictionary();
        addresses = new AddressDictionary();
    }

    /** What the values are. */
    ValueKind kind() {
        return kind;
    }

    /** One more than the largest code. */
    public int size() {
        if (dictionary != null) {
            return 1 + dictionary.size();
        }
        return 1
                + switch (kind) {
                    case NUMBER, DOUBLE -> numbers.size();
                    case ADDRESS -> addresses.size();
                    case TEXT -> texts.size();
                };
    }

    /** Bytes of memory that it holds, about. */
    public long bytes() {
        return numbers.bytes() + addresses.bytes() + textBytes + 4L * codesOfSmall.length;
    }

    /** Forgets all values: codes begin anew. */
    public void clear() {
        generation++;
        dictionary = null;
        numbers.clear();
        addresses.clear();
        textCodes.clear();
        texts.clear();
        textBytes = 0;
        Arrays.fill(codesOfSmall, 0);
    }

    /**
     * Codes begin anew and are one more than a dictionary's ids; no other value may be coded before
     * the next {@link #clear}.
     */
    void clearFor(Dictionary entries) {
        clear();
        dictionary = entries;
    }

    /** How often codes began anew. */
    int generation() {
        return generation;
    }

    /** The codes of the first {@code count} values of a buffer. */
    public void encode(ValueBuffer values, int count, int[] codes) {
        boolean[] nulls = values.nulls();
        switch (kind) {
            case NUMBER, DOUBLE -> encodeNumbers(values.longs(), nulls, count, codes);
            case ADDRESS -> {
                long[] longs = values.longs();
                long[] highs = values.highs();
                for (int i = 0; i < count; i++) {
                    codes[i] = nulls[i] ? 0 : 1 + addresses.idOf(highs[i], longs[i]);
                }
            }
            case TEXT -> {
                String[] strings = values.texts();
                for (int i = 0; i < count; i++) {
                    codes[i] = nulls[i] ? 0 : codeOf(strings[i]);
                }
            }
        }
    }

    private void encodeNumbers(long[] longs, boolean[] nulls, int count, int[] codes) {
        if (codesOfSmall.length == 0 && numbers.size() > MANY) {
            codesOfSmall = new int[SMALL];
        }
        for (int i = 0; i < count; i++) {
            codes[i] = nulls[i] ? 0 : codeOf(longs[i]);
        }
    }

    private int codeOf(long number) {
        if (number < 0 || number >= codesOfSmall.length) {
            return 1 + numbers.idOf(number);
        }
        int code = codesOfSmall[(int) number];
        if (code == 0) {
            code = 1 + numbers.idOf(number);
            codesOfSmall[(int) number] = code;
        }
        return code;
    }

    /** The code of an entry of a dictionary. */
    int codeOf(Dictionary entries, int id) {
        return switch (kind) {
            case NUMBER, DOUBLE -> codeOf(entries.longs()[id]);
            case ADDRESS -> 1 + addresses.idOf(entries.highs()[id], entries.longs()[id]);
            case TEXT -> codeOf(entries.text(id));
        };
    }

    private int codeOf(String text) {
        Integer code = textCodes.get(text);
        if (code == null) {
            texts.add(text);
            code = texts.size();
            textCodes.put(text, code);
            textBytes += BYTES_OF_A_TEXT + text.length();
        }
        return code;
    }

    /** The values of codes, the reverse of {@link #encode}. */
    public void decode(int[] codes, int count, ValueBuffer values) {
        boolean[] nulls = values.nulls();
        for (int i = 0; i < count; i++) {
            nulls[i] = codes[i] == 0;
        }
        switch (kind) {
            case NUMBER, DOUBLE -> decode(codes, count, lows(), values.longs());
            case ADDRESS -> {
                decode(codes, count, lows(), values.longs());
                decode(codes, count, highs(), values.highs());
            }
            case TEXT -> {
                for (int i = 0; i < count; i++) {
                    values.texts()[i] = codes[i] == 0 ? "" : getText(codes[i]);
                }
            }
        }
    }

    private static void decode(int[] codes, int count, long[] of, long[] values) {
        for (int i = 0; i < count; i++) {
            values[i] = codes[i] == 0 ? 0 : of[codes[i] - 1];
        }
    }

    /** Numbers or lower halves of addresses by code, less one. */
    private long[] lows() {
        if (dictionary != null) {
            return dictionary.longs();
        }
        return kind == ValueKind.ADDRESS ? addresses.lows() : numbers.values();
    }

    private long[] highs() {
        return dictionary != null ? dictionary.highs() : addresses.highs();
    }

    /**
     * The codes here of all codes there: for each code of {@code other}, by index.
     *
     * @param control asked again and again
     */
    public int[] map(ValueCodes other, ScanControl control) {
        int[] map = new int[other.size()];
        for (int code = 1; code < map.length; code++) {
            if (code % ValueBuffer.CAPACITY == 0) {
                control.check();
            }
            map[code] =
                    switch (kind) {
                        case NUMBER, DOUBLE -> codeOf(other.getLong(code));
                        case ADDRESS ->
                                1 + addresses.idOf(other.getHigh(code), other.getLong(code));
                        case TEXT -> codeOf(other.getText(code));
                    };
        }
        return map;
    }

    /** The number of a code that is not 0, or the lower half of its address. */
    public long getLong(int code) {
        return lows()[code - 1];
    }

    /** The upper half of the address of a code that is not 0. */
    public long getHigh(int code) {
        return highs()[code - 1];
    }

    /** The text of a code that is not 0. */
    public String getText(int code) {
        return dictionary != null ? dictionary.text(code - 1) : texts.get(code - 1);
    }

    /** Compares the values of two codes that are not 0. */
    public int compare(int code, int other) {
        return switch (kind) {
            case NUMBER -> Long.compare(getLong(code), getLong(other));
            case DOUBLE ->
                    Double.compare(
                            Double.longBitsToDouble(getLong(code)),
                            Double.longBitsToDouble(getLong(other)));
            case ADDRESS ->
                    getHigh(code) == getHigh(other)
                            ? Long.compareUnsigned(getLong(code), getLong(other))
                            : Long.compareUnsigned(getHigh(code), getHigh(other));
            case TEXT -> getText(code).compareTo(getText(other));
        };
    }
}
