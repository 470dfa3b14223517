package io.weir.sql.run;

import io.weir.engine.ValueSet;
import io.weir.format.ColumnType;
import io.weir.udfs.address.Addresses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an IN's sub-query.
 *
 * @param values those that are not NULL
 * @param isEmpty whether there is no row
 * @param hasNull whether one is NULL
 */
public record KeySet(ValueSet values, boolean isEmpty, boolean hasNull) {
    /** A set without a row, of the kind that a column of this type has. */
    public static KeySet none(ColumnType type) {
        return new KeySet(of(type, List.of()), true, false);
    }

    /** Reads all rows, and closes them. */
    static KeySet read(Enumerator<?> rows, ColumnType type, HeldRows.Counter held) {
        List<Object> keys = new ArrayList<>();
        boolean hasNull = false;
        boolean isEmpty = true;
        try (rows) {
            while (rows.moveNext()) {
                Object row = rows.current();
                Object key = row instanceof @Nullable Object[] columns ? columns[0] : row;
                isEmpty = false;
                hasNull |= key == null;
                held.add(row);
                if (key != null) {
                    keys.add(key);
                }
            }
        }
        return new KeySet(of(type, keys), isEmpty, hasNull);
    }

    private static ValueSet of(ColumnType type, Collection<Object> keys) {
        return switch (type) {
            case TEXT -> texts(keys);
            case ADDRESS -> addresses(keys);
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> {
                long[] numbers =
                        keys.stream().mapToLong(key -> ((Number) key).longValue()).toArray();
                yield ValueSet.ofLongs(numbers, numbers.clone());
            }
        };
    }

    private static ValueSet texts(Collection<Object> keys) {
        SortedSet<String> texts = new TreeSet<>();
        keys.forEach(key -> texts.add((String) key));
        return ValueSet.ofTexts(texts);
    }

    private static ValueSet addresses(Collection<Object> keys) {
        long[] highs = new long[keys.size()];
        long[] lows = new long[keys.size()];
        int n = 0;
        for (Object key : keys) {
            byte[] address = ((ByteString) key).getBytes();
            highs[n] = Addresses.high(address);
            lows[n++] = Addresses.low(address);
        }
        return ValueSet.ofAddresses(highs, lows, highs.clone(), lows.clone());
    }

    /** SQL's IN: null for unknown. */
    @Nullable Boolean contains(@Nullable Object value) {
        if (isEmpty) {
            return false;
        }
        if (value == null) {
            return null;
        }
        if (isAmong(value)) {
            return true;
        }
        return hasNull ? null : false;
    }

    private boolean isAmong(Object value) {
        if (value instanceof ByteString bytes) {
            byte[] address = bytes.getBytes();
            return values.contains(Addresses.high(address), Addresses.low(address));
        }
        return value instanceof Number number
                ? values.contains(number.longValue())
                : values.contains((String) value);
    }
}
