package io.weir.jdbc.result;

import io.weir.sql.ResultColumn;
import io.weir.sql.SqlType;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A result's columns by number, from 1, and by label in any case. */
final class ColumnNames {
    private final List<ResultColumn> columns;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final String[] places;
    private final int[] fractionDigits;

    ColumnNames(List<ResultColumn> columns) {
        this.columns = List.copyOf(columns);
        this.places = new String[columns.size() + 1];
        this.fractionDigits = new int[columns.size() + 1];
        for (int i = 1; i <= columns.size(); i++) {
            ResultColumn column = columns.get(i - 1);
            numbers.putIfAbsent(column.label().toLowerCase(Locale.ROOT), i);
            places[i] = "column " + i + " \"" + column.label() + "\"";
            boolean time = column.type() == SqlType.TIME || column.type() == SqlType.TIMESTAMP;
            fractionDigits[i] = time ? column.precision() : 0;
        }
    }

    List<ResultColumn> columns() {
        return columns;
    }

    ResultColumn column(int number) {
        return columns.get(number - 1);
    }

    /** For error messages: the column's number and label. */
    String place(int number) {
        return places[number];
    }

    /** Digits of a second's fraction; 0 for what is no time. */
    int fractionDigits(int number) {
        return fractionDigits[number];
    }

    void checkIndex(int number) throws SQLException {
        if (number < 1 || number > columns.size()) {
            throw SqlErrors.badIndex(
                    "No column " + number + "; the result has columns 1 to " + columns.size());
        }
    }

    /** The number of the first column with this label. */
    int find(@Nullable String label) throws SQLException {
        Integer number = label == null ? null : numbers.get(label.toLowerCase(Locale.ROOT));
        if (number == null) {
            String known =
                    columns.stream().map(ResultColumn::label).collect(Collectors.joining(", "));
            throw SqlErrors.withState(
                    "42703", "No column \"" + label + "\" in the result; it has: " + known, null);
        }
        return number;
    }
}
