package io.weir.sql.plan;

import io.weir.sql.FlowErrorCode;

/** A statement's error with its place, on its way through Calcite's validator. */
final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FlowErrorCode code;
    private final int line;
    private final int column;

    PlanException(FlowErrorCode code, String message, int line, int column) {
        super(message);
        this.code = code;
        this.line = line;
        this.column = column;
    }

    FlowErrorCode code() {
        return code;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
