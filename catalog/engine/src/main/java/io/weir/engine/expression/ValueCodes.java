package io.weir.engine.expression;

import io.weir.engine.ScanControl;
import io.weir.format.encode.AddressDictionary;
import io.weir.format.encode.LongDictionary;
import io.weir.format.page.Dictionary;
import io.weir.format.page.ValueBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives values small numbers: 0 is NULL, others count from 1 as the values come. Hot path; one
 * owner.
 */
public final class ValueCodes {
    /** A String, its array, its entry of the map and of the list. */
    private static final int BYTES_OF_A_TEXT = 128;

    private final ValueKind kind;
    private final LongDictionary numbers = new LongDictionary();
    private final AddressDictionary addresses = new AddressDictionary();
    private final Map<String, Integer> textCodes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private long textBytes;
    private int generation;

    /** No value yet. */
    public ValueCodes(ValueKind kind) {
        this.kind = kind;
    }

    /** One more than the largest code. */
    public int size() {
        return 1
                + switch (kind) {
                    case NUMBER, DOUBLE -> numbers.size();
                    case ADDRESS -> addresses.size();
                    case TEXT -> texts.size();
                };
    }

    /** Bytes of memory that it holds, about. */
    public long bytes() {
        return numbers.bytes() + addresses.bytes() + textBytes;
    }

    /** Forgets all values: codes begin anew. */
    public void clear() {
        generation++;
        numbers.clear();
        addresses.clear();
        textCodes.clear();
        texts.clear();
        textBytes = 0;
    }

    /** How often codes began anew. */
    int generation() {
        return generation;
    }

    /** The codes of the first {@code count} values of a buffer. */
    public void encode(ValueBuffer values, int count, int[] codes) {
        boolean[] nulls = values.nulls();
        switch (kind) {
            case NUMBER, DOUBLE -> {
                long[] longs = values.longs();
                for (int i = 0; i < count; i++) {
                    codes[i] = nulls[i] ? 0 : 1 + numbers.idOf(longs[i]);
                }
            }
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

    /** The code of an entry of a dictionary. */
    int codeOf(Dictionary dictionary, int id) {
        return switch (kind) {
            case NUMBER, DOUBLE -> 1 + numbers.idOf(dictionary.longs()[id]);
            case ADDRESS -> 1 + addresses.idOf(dictionary.highs()[id], dictionary.longs()[id]);
            case TEXT -> codeOf(dictionary.text(id));
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
            int code = codes[i];
            nulls[i] = code == 0;
            if (code == 0) {
                continue;
            }
            switch (kind) {
                case NUMBER, DOUBLE -> values.longs()[i] = numbers.values()[code - 1];
                case ADDRESS -> {
                    values.longs()[i] = addresses.lows()[code - 1];
                    values.highs()[i] = addresses.highs()[code - 1];
                }
                case TEXT -> values.texts()[i] = texts.get(code - 1);
            }
        }
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
                        case NUMBER, DOUBLE -> 1 + numbers.idOf(other.getLong(code));
                        case ADDRESS ->
                                1 + addresses.idOf(other.getHigh(code), other.getLong(code));
                        case TEXT -> codeOf(other.getText(code));
                    };
        }
        return map;
    }

    /** The number of a code that is not 0, or the lower half of its address. */
    public long getLong(int code) {
        return kind == ValueKind.ADDRESS ? addresses.lows()[code - 1] : numbers.values()[code - 1];
    }

    /** The upper half of the address of a code that is not 0. */
    public long getHigh(int code) {
        return addresses.highs()[code - 1];
    }

    /** The text of a code that is not 0. */
    public String getText(int code) {
        return texts.get(code - 1);
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
