package io.weir.sql.agreement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether two answers to a statement are the same, as far as the statement says what comes out. */
final class Comparison {
    private final Question question;
    private final Answer expected;
    private final Answer all;

    /**
     * @param expected DuckDB's answer
     * @param all DuckDB's answer without ORDER BY and LIMIT
     */
    Comparison(Question question, Answer expected, Answer all) {
        this.question = question;
        this.expected = expected;
        this.all = all;
    }

    /** What is wrong with an answer; empty if nothing. */
    String difference(Answer actual) {
        if (expected.isUnsupported()) {
            return "";
        }
        if (expected.isError() && !expected.isArithmeticError()) {
            return "DuckDB fails: " + expected.error();
        }
        if (actual.isMemoryError() && question.maxMemory() > 0) {
            return "";
        }
        if (actual.isParameterError()) {
            return "";
        }
        if (actual.isError() && !actual.isArithmeticError()) {
            return "Weir fails: " + actual.error();
        }
        if (actual.isError() || expected.isError()) {
            return actual.isError() && expected.isError() && actual.state().equals(expected.state())
                    ? ""
                    : "one fails: Weir '" + actual.error() + "', DuckDB '" + expected.error() + "'";
        }
        return actual.columns().equals(expected.columns())
                ? rows(actual.rows())
                : "names: " + actual.columns() + " instead of " + expected.columns();
    }

    private String rows(List<List<String>> rows) {
        if (rows.size() != expected.rows().size()) {
            return "rows: " + rows.size() + " instead of " + expected.rows().size();
        }
        if (question.isTotal()) {
            return rows.equals(expected.rows()) ? "" : "rows: " + firstDifference(rows);
        }
        for (int i = 0; i < rows.size(); i++) {
            for (Order term : question.order()) {
                int column = expected.columns().indexOf(term.column());
                if (column >= 0 && isDifferent(rows, i, column)) {
                    return "rows: order, " + rows.get(i) + " instead of " + expected.rows().get(i);
                }
            }
        }
        // Rows that the limit left out may be an error.
        return all.isError() ? "" : strangers(rows);
    }

    private boolean isDifferent(List<List<String>> rows, int row, int column) {
        return !rows.get(row).get(column).equals(expected.rows().get(row).get(column));
    }

    private String firstDifference(List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(expected.rows().get(i))) {
                return rows.get(i) + " instead of " + expected.rows().get(i);
            }
        }
        return "";
    }

    /** Rows that are not in the full answer, or more often than there. */
    private String strangers(List<List<String>> rows) {
        Map<List<String>, Integer> left = new HashMap<>();
        for (List<String> row : all.rows()) {
            left.merge(row, 1, Integer::sum);
        }
        for (List<String> row : rows) {
            if (left.merge(row, -1, Integer::sum) < 0) {
                return "rows: " + row + " is too often or not at all in DuckDB's answer";
            }
        }
        return "";
    }
}
