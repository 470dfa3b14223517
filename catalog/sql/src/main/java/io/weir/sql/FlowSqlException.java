package io.weir.sql;

import org.jspecify.annotations.Nullable;

/** A statement failed. The message says what, where, what was expected and what to do. */
public final class FlowSqlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FlowErrorCode code;
    private final int line;
    private final int column;

    /** An error without a place in the statement's text. */
    public FlowSqlException(FlowErrorCode code, String message) {
        this(code, message, 0, 0, null);
    }

    /** An error with its cause. */
    public FlowSqlException(FlowErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, 0, 0, cause);
    }

    /**
     * @param line in the statement, from 1; 0 where unknown
     * @param column in the line, from 1; 0 where unknown
     */
    public FlowSqlException(
            FlowErrorCode code, String message, int line, int column, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.line = line;
        this.column = column;
    }

    /** Why. */
    public FlowErrorCode code() {
        return code;
    }

    /** Line in the statement, from 1; 0 where unknown. */
    public int line() {
        return line;
    }

    /** Column in the line, from 1; 0 where unknown. */
    public int column() {
        return column;
    }
}
