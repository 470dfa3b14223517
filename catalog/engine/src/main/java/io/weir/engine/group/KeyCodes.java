package io.weir.engine.group;

import io.weir.engine.column.RowColumn;
import io.weir.engine.column.StoredColumn;
import io.weir.format.ColumnType;
import io.weir.format.encode.AddressDictionary;
import io.weir.format.encode.LongDictionary;
import io.weir.format.page.ColumnReader;
import io.weir.format.page.DecodedPage;
import io.weir.format.page.Dictionary;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the values of a column small numbers: 0 is NULL, others count from 1 as the values come.
 * Where pages have dictionary ids, a value is looked at once for each row group. Hot path; one
 * owner.
 */
final class KeyCodes implements GroupValues {
    private static final int UNKNOWN = -1;

    private final ColumnType type;
    private final LongDictionary numbers = new LongDictionary();
    private final AddressDictionary addresses = new AddressDictionary();
    private final Map<String, Integer> textCodes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final ValueBuffer buffer;
    private @Nullable Dictionary known;
    private int[] codeOfId = new int[0];

    KeyCodes(ColumnType type) {
        this.type = type;
        buffer = new ValueBuffer(type);
    }

    /** One more than the largest code. */
    int size() {
        return 1
                + switch (type) {
                    case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> numbers.size();
                    case ADDRESS -> addresses.size();
                    case TEXT -> texts.size();
                };
    }

    /**
     * The codes of chosen rows of a batch.
     *
     * @param row first row of the batch in the row group
     * @param rows rows wanted, counted from the first of the batch, ascending
     * @param codes receives them from index 0
     */
    void read(RowColumn column, int row, int[] rows, int count, int[] codes) throws IOException {
        if (column instanceof StoredColumn stored) {
            ColumnReader reader = stored.reader();
            if (reader == null) {
                Arrays.fill(codes, 0, count, 0);
                return;
            }
            if (count > 0
                    && reader.pageAt(row + rows[0]).dictionary() != null
                    && rows[count - 1] < reader.rowsToPageEnd(row + rows[0]) + rows[0]) {
                fromIds(reader.pageAt(row + rows[0]), row - reader.pageStart(), rows, count, codes);
                return;
            }
        }
        column.gather(row, rows, count, buffer);
        fromValues(count, codes);
    }

    private void fromIds(DecodedPage page, int shift, int[] rows, int count, int[] codes) {
        Dictionary dictionary = page.dictionary();
        if (dictionary == null) {
            throw new IllegalStateException("a page of ids has a dictionary");
        }
        if (dictionary != known) {
            known = dictionary;
            if (codeOfId.length < dictionary.size()) {
                codeOfId = new int[dictionary.size()];
            }
            Arrays.fill(codeOfId, 0, dictionary.size(), UNKNOWN);
        }
        int[] ids = page.ids();
        boolean[] nulls = page.nulls();
        boolean hasNulls = page.hasNulls();
        for (int i = 0; i < count; i++) {
            int at = rows[i] + shift;
            if (hasNulls && nulls[at]) {
                codes[i] = 0;
                continue;
            }
            int code = codeOfId[ids[at]];
            if (code == UNKNOWN) {
                code = codeOf(dictionary, ids[at]);
                codeOfId[ids[at]] = code;
            }
            codes[i] = code;
        }
    }

    private int codeOf(Dictionary dictionary, int id) {
        return switch (type) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> 1 + numbers.idOf(dictionary.longs()[id]);
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
        }
        return code;
    }

    private void fromValues(int count, int[] codes) {
        boolean[] nulls = buffer.nulls();
        switch (type) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> {
                long[] longs = buffer.longs();
                for (int i = 0; i < count; i++) {
                    codes[i] = nulls[i] ? 0 : 1 + numbers.idOf(longs[i]);
                }
            }
            case ADDRESS -> {
                long[] longs = buffer.longs();
                long[] highs = buffer.highs();
                for (int i = 0; i < count; i++) {
                    codes[i] = nulls[i] ? 0 : 1 + addresses.idOf(highs[i], longs[i]);
                }
            }
            case TEXT -> {
                for (int i = 0; i < count; i++) {
                    codes[i] = nulls[i] ? 0 : codeOf(buffer.texts()[i]);
                }
            }
        }
    }

    /** The codes here of all codes there: for each code of {@code other}, by index. */
    int[] map(KeyCodes other) {
        int[] map = new int[other.size()];
        for (int code = 1; code < map.length; code++) {
            map[code] =
                    switch (type) {
                        case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                                1 + numbers.idOf(other.getLong(code));
                        case ADDRESS ->
                                1 + addresses.idOf(other.getHigh(code), other.getLong(code));
                        case TEXT -> codeOf(other.getText(code));
                    };
        }
        return map;
    }

    @Override
    public boolean isNull(int code) {
        return code == 0;
    }

    @Override
    public long getLong(int code) {
        return type == ColumnType.ADDRESS ? addresses.lows()[code - 1] : numbers.values()[code - 1];
    }

    @Override
    public long getHigh(int code) {
        return addresses.highs()[code - 1];
    }

    @Override
    public String getText(int code) {
        return texts.get(code - 1);
    }

    @Override
    public int compare(int code, int other) {
        return switch (type) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                    Long.compare(getLong(code), getLong(other));
            case ADDRESS ->
                    getHigh(code) == getHigh(other)
                            ? Long.compareUnsigned(getLong(code), getLong(other))
                            : Long.compareUnsigned(getHigh(code), getHigh(other));
            case TEXT -> getText(code).compareTo(getText(other));
        };
    }
}
