package io.weir.sql.agreement;

import java.util.List;

/**
 * What a statement ended with.
 *
 * @param columns the names of the columns
 * @param rows the rows, their values as {@link ValueText} writes them
 * @param error an SQLState and a message; empty where there are rows
 */
record Answer(List<String> columns, List<List<String>> rows, String error) {
    static final String UNSUPPORTED = "0A000";

    static Answer of(List<String> columns, List<List<String>> rows) {
        return new Answer(columns, rows, "");
    }

    static Answer failed(String error) {
        return new Answer(List.of(), List.of(), error);
    }

    boolean isError() {
        return !error.isEmpty();
    }

    /** Whether a number left its type, or was divided by zero. */
    boolean isArithmeticError() {
        return error.startsWith("22003") || error.startsWith("22012");
    }

    /** Whether the statement is right, but cannot be run. */
    boolean isUnsupported() {
        return error.startsWith(UNSUPPORTED);
    }

    /** Whether the memory that was allowed did not suffice. */
    boolean isMemoryError() {
        return error.startsWith("53200");
    }

    /** Whether Weir refused a parameter that the type of what it is compared with cannot hold. */
    boolean isParameterError() {
        return error.startsWith("22003 Parameter ");
    }

    /** What went wrong. */
    String state() {
        return error.substring(0, 5);
    }
}
