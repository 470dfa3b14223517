package io.weir.sql.plan;

import io.weir.sql.FlowErrorCode;
import io.weir.sql.FlowSqlException;
import io.weir.sql.run.SqlRuntimeException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;

/** What went wrong while a statement was parsed, checked or planned, as the caller sees it. */
final class PlanErrors {
    /** The function that a plan's aggregate or window lists first. */
    private static final Pattern AGGREGATE =
            Pattern.compile("(?:Aggregate\\(group=\\[\\{[^\\n]*?=\\[|aggs \\[)(\\w+)\\(");

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
            if (cause instanceof StackOverflowError) {
                return new FlowSqlException(
                        FlowErrorCode.UNSUPPORTED,
                        "The statement is nested too deeply; split it into parts");
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
        String root = String.valueOf(root(error));
        FlowErrorCode code =
                error instanceof RelOptPlanner.CannotPlanException
                                || root.startsWith("Unable to implement")
                                || root.startsWith("Code grows beyond")
                        ? FlowErrorCode.UNSUPPORTED
                        : FlowErrorCode.INTERNAL;
        return new FlowSqlException(
                code,
                code == FlowErrorCode.UNSUPPORTED
                        ? unsupported(error, root)
                        : "The statement could not be planned: "
                                + root.lines().findFirst().orElse(""),
                error);
    }

    private static String unsupported(Throwable error, String root) {
        if (root.startsWith("Code grows beyond")) {
            return "The statement is too long to run; split it into parts";
        }
        Matcher aggregate = AGGREGATE.matcher(root);
        return "The statement is right, but Weir cannot run "
                + (aggregate.find()
                        ? aggregate.group(1)
                        : error instanceof RelOptPlanner.CannotPlanException
                                ? "it"
                                : "one of its functions, or its LIMIT is above 2147483647");
    }

    private static String message(CalciteContextException context) {
        Throwable cause = context.getCause();
        String message =
                String.valueOf(cause == null ? context.getMessage() : cause.getMessage())
                        .replace("VARBINARY(16)", "IPADDRESS")
                        .replace("BINARY(16)", "IPADDRESS");
        return message.equals("Illegal use of dynamic parameter")
                ? "The type of this parameter is not known; write for example CAST(? AS VARCHAR)"
                : message;
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
        if ((lower.startsWith("column '") && !lower.contains("incompatible types"))
                || lower.contains("not found in any table")) {
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
