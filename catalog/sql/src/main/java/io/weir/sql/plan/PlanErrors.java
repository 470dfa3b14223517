package io.weir.sql.plan;

import io.weir.sql.FlowErrorCode;
import io.weir.sql.FlowSqlException;
import io.weir.sql.run.SqlRuntimeException;
import java.util.Locale;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;

/** What went wrong while a statement was parsed, checked or planned, as the caller sees it. */
final class PlanErrors {
    private PlanErrors() {}

    static FlowSqlException of(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof PlanException plan) {
                return new FlowSqlException(
                        plan.code(),
                        String.valueOf(plan.getMessage()),
                        plan.line(),
                        plan.column(),
                        null);
            }
            if (cause instanceof SqlRuntimeException own) {
                return new FlowSqlException(own.code(), String.valueOf(own.getMessage()));
            }
        }
        if (error instanceof SqlParseException parse) {
            return new FlowSqlException(
                    FlowErrorCode.SYNTAX,
                    syntax(String.valueOf(parse.getMessage())),
                    parse.getPos() == null ? 0 : parse.getPos().getLineNum(),
                    parse.getPos() == null ? 0 : parse.getPos().getColumnNum(),
                    error);
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CalciteContextException context) {
                String message = message(context);
                return new FlowSqlException(
                        code(message),
                        Suggestions.extend(message),
                        context.getPosLine(),
                        context.getPosColumn(),
                        error);
            }
        }
        if (error instanceof StackOverflowError) {
            return new FlowSqlException(
                    FlowErrorCode.UNSUPPORTED,
                    "The statement is nested too deeply; split it into parts");
        }
        return new FlowSqlException(
                FlowErrorCode.INTERNAL,
                "The statement could not be planned: " + root(error),
                error);
    }

    private static String message(CalciteContextException context) {
        Throwable cause = context.getCause();
        return String.valueOf(cause == null ? context.getMessage() : cause.getMessage());
    }

    private static @Nullable String root(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** The first line of the parser's message: the rest lists every token that it knows. */
    private static String syntax(String message) {
        int end = message.indexOf("\nWas expecting");
        String first = (end < 0 ? message : message.substring(0, end)).strip();
        if (first.startsWith("Non-query expression")) {
            return "This is no statement; expected SELECT, WITH, VALUES, EXPLAIN, SHOW or DESCRIBE";
        }
        return first.replaceFirst(" at line \\d+, column \\d+\\.?", "");
    }

    private static FlowErrorCode code(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.startsWith("column '") || lower.contains("not found in any table")) {
            return FlowErrorCode.UNKNOWN_COLUMN;
        }
        if (lower.startsWith("object '") || lower.startsWith("table '")) {
            return FlowErrorCode.UNKNOWN_TABLE;
        }
        return lower.startsWith("no match found for function")
                        || lower.contains("invalid number of arguments")
                ? FlowErrorCode.UNKNOWN_FUNCTION
                : FlowErrorCode.INVALID;
    }
}
