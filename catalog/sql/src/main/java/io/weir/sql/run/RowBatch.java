package io.weir.sql.run;

import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import io.weir.udfs.address.Addresses;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Rows in Calcite's form as a batch for expressions of the engine. One owner. */
final class RowBatch implements UncodedBatch {
    private final List<ValueKind> kinds;
    private final ValueBuffer[] columns;
    private int count;

    RowBatch(List<ValueKind> kinds) {
        this.kinds = kinds;
        columns =
                kinds.stream()
                        .map(kind -> new ValueBuffer(kind.storage()))
                        .toArray(ValueBuffer[]::new);
    }

    /** Takes the next rows; false if there are none. */
    boolean fill(Enumerator<?> rows) {
        count = 0;
        while (count < ValueBuffer.CAPACITY && rows.moveNext()) {
            Object row = rows.current();
            for (int column = 0; column < columns.length; column++) {
                Object value =
                        columns.length > 1 && row instanceof @Nullable Object[] values
                                ? values[column]
                                : row;
                put(kinds.get(column), columns[column], value);
            }
            count++;
        }
        return count > 0;
    }

    /** Takes one row. */
    void fill(@Nullable Object[] row) {
        count = 0;
        for (int column = 0; column < columns.length; column++) {
            put(kinds.get(column), columns[column], row[column]);
        }
        count = 1;
    }

    private void put(ValueKind kind, ValueBuffer buffer, @Nullable Object value) {
        buffer.nulls()[count] = value == null;
        if (value == null) {
            return;
        }
        switch (kind) {
            case NUMBER ->
                    buffer.longs()[count] =
                            value instanceof Boolean truth
                                    ? truth ? 1 : 0
                                    : ((Number) value).longValue();
            case DOUBLE ->
                    buffer.longs()[count] = Double.doubleToLongBits(((Number) value).doubleValue());
            case ADDRESS -> {
                byte[] address = ((ByteString) value).getBytes();
                buffer.highs()[count] = Addresses.high(address);
                buffer.longs()[count] = Addresses.low(address);
            }
            case TEXT -> buffer.texts()[count] = (String) value;
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public ValueBuffer values(int input) {
        return columns[input];
    }
}
