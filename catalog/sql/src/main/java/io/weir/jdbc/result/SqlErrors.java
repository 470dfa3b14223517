package io.weir.jdbc.result;

import io.weir.sql.FlowErrorCode;
import io.weir.sql.FlowSqlException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes every {@code SQLException} of the driver; the class follows from the SQLState. */
public final class SqlErrors {
    private SqlErrors() {}

    /** The exception that JDBC clients see for a failed statement. */
    public static SQLException of(FlowSqlException error) {
        String message = withPlace(error);
        if (error.code() == FlowErrorCode.TIMEOUT) {
            return new SQLTimeoutException(message, error.code().sqlState(), error);
        }
        return withState(error.code().sqlState(), message, error);
    }

    private static String withPlace(FlowSqlException error) {
        String message = Objects.requireNonNullElse(error.getMessage(), error.code().toString());
        if (error.line() < 1) {
            return message;
        }
        return "line " + error.line() + ", column " + error.column() + ": " + message;
    }

    /** An exception whose class JDBC prescribes for the SQLState's class. */
    public static SQLException withState(String state, String message, @Nullable Throwable cause) {
        return switch (state.substring(0, 2)) {
            case "08" -> new SQLNonTransientConnectionException(message, state, cause);
            case "0A" -> new SQLFeatureNotSupportedException(message, state, cause);
            case "22" -> new SQLDataException(message, state, cause);
            case "42" -> new SQLSyntaxErrorException(message, state, cause);
            default -> new SQLException(message, state, cause);
        };
    }

    /** 0A000. */
    public static SQLException unsupported(String message) {
        return withState("0A000", message, null);
    }

    /** 24000: a statement or result set that is closed, or not on a row. */
    public static SQLException invalidState(String message) {
        return withState("24000", message, null);
    }

    /** 07009: a column or parameter number out of range. */
    public static SQLException badIndex(String message) {
        return withState("07009", message, null);
    }

    /** 22023: an argument that the method does not take. */
    public static SQLException badArgument(String message) {
        return withState("22023", message, null);
    }

    /** 22003: a number that does not fit. */
    public static SQLException outOfRange(String message) {
        return withState("22003", message, null);
    }

    /** 07006: a type that has no conversion to the one asked for. */
    static SQLException noConversion(Object value, String target, String place) {
        return withState(
                "07006",
                place
                        + ": a value of class "
                        + value.getClass().getSimpleName()
                        + " cannot be read or set as "
                        + target,
                null);
    }

    /** XX000: a fault of Weir itself, which must not leave the API as a runtime exception. */
    public static SQLException internal(String doing, RuntimeException cause) {
        return withState(
                FlowErrorCode.INTERNAL.sqlState(),
                "Weir failed while " + doing + " (a fault of Weir, please report it): " + cause,
                cause);
    }
}
