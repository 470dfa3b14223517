package io.weir.sql;

import io.weir.engine.ScanCancelledException;
import io.weir.engine.work.MemoryLimitException;
import io.weir.format.CorruptFileException;
import io.weir.sql.run.SqlRuntimeException;
import java.io.IOException;
import java.util.Locale;

/** What went wrong while a plan ran, as the caller sees it. */
final class RunErrors {
    private RunErrors() {}

    static FlowSqlException of(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlRuntimeException own) {
                return new FlowSqlException(own.code(), String.valueOf(own.getMessage()), error);
            }
            if (cause instanceof ScanCancelledException) {
                return new FlowSqlException(
                        FlowErrorCode.CANCELLED, String.valueOf(cause.getMessage()), error);
            }
            if (cause instanceof CorruptFileException) {
                return new FlowSqlException(
                        FlowErrorCode.CORRUPT, String.valueOf(cause.getMessage()), error);
            }
            if (cause instanceof IOException) {
                return new FlowSqlException(
                        FlowErrorCode.IO, String.valueOf(cause.getMessage()), error);
            }
            if (cause instanceof MemoryLimitException) {
                return new FlowSqlException(
                        FlowErrorCode.OUT_OF_MEMORY, String.valueOf(cause.getMessage()), error);
            }
            if (cause instanceof OutOfMemoryError) {
                return new FlowSqlException(
                        FlowErrorCode.OUT_OF_MEMORY,
                        "The query needs more memory than there is; ask for fewer hours or groups, or raise -Xmx in"
                                + " WEIR_JAVA_OPTS",
                        error);
            }
        }
        return ofMessage(error);
    }

    private static FlowSqlException ofMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        String lower = message.toLowerCase(Locale.ROOT);
        if (root instanceof NumberFormatException) {
            return new FlowSqlException(
                    FlowErrorCode.BAD_NUMBER, "Not a number: " + message, error);
        }
        if (lower.contains("/ by zero")
                || lower.contains("division by zero")
                || lower.contains("divide by zero")) {
            return new FlowSqlException(
                    FlowErrorCode.DIVISION_BY_ZERO,
                    "Division by zero; NULLIF(divisor, 0) gives NULL instead",
                    error);
        }
        if (root instanceof ArithmeticException
                || lower.contains("overflow")
                || lower.contains("out of range")) {
            return new FlowSqlException(
                    FlowErrorCode.OVERFLOW,
                    "A number is larger than its type holds ("
                            + message
                            + "); CAST an operand to a wider type",
                    error);
        }
        if (message.startsWith("Invalid escape sequence")
                || (root instanceof IllegalArgumentException && lower.startsWith("invalid "))) {
            return new FlowSqlException(FlowErrorCode.BAD_TEXT, message, error);
        }
        if (lower.contains("more than one value")) {
            return new FlowSqlException(
                    FlowErrorCode.CARDINALITY,
                    "A sub-query gave more than one row where one is expected",
                    error);
        }
        return new FlowSqlException(FlowErrorCode.INTERNAL, "The query failed: " + message, error);
    }
}
