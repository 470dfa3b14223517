package io.weir.sql.run;

import io.weir.sql.FlowErrorCode;

/**
 * A statement's own error while it is planned or runs, on its way through Calcite to
 * FlowSqlException.
 */
public final class SqlRuntimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FlowErrorCode code;

    /** An error with the code that the caller will see. */
    public SqlRuntimeException(FlowErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** Why. */
    public FlowErrorCode code() {
        return code;
    }
}
