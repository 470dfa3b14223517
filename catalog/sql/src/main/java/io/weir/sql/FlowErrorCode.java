package io.weir.sql;

/** Why a statement failed, with the SQLState that JDBC clients see. */
public enum FlowErrorCode {
    /** The repository cannot be opened. */
    CANNOT_OPEN("08001"),
    /** The connection is closed. */
    CLOSED("08003"),
    /** The statement is not SQL. */
    SYNTAX("42601"),
    /** No such table. */
    UNKNOWN_TABLE("42P01"),
    /** No such column. */
    UNKNOWN_COLUMN("42703"),
    /** No such function, or not with such arguments. */
    UNKNOWN_FUNCTION("42883"),
    /** Operands of types that do not go together, and other errors of meaning. */
    INVALID("42804"),
    /** A text is no time or no address. */
    BAD_TEXT("22007"),
    /** A function's argument is out of its domain. */
    BAD_ARGUMENT("22023"),
    /** A text is no number. */
    BAD_NUMBER("22018"),
    /** A number is too large for its type. */
    OVERFLOW("22003"),
    /** Division by zero. */
    DIVISION_BY_ZERO("22012"),
    /** A sub-query gave more than one row where one is allowed. */
    CARDINALITY("21000"),
    /** Cancelled by the user. */
    CANCELLED("57014"),
    /** Past the time limit. */
    TIMEOUT("57014"),
    /** Past the memory limit. */
    OUT_OF_MEMORY("53200"),
    /** A damaged or missing file. */
    CORRUPT("XX001"),
    /** Reading failed. */
    IO("58030"),
    /** Not supported. */
    UNSUPPORTED("0A000"),
    /** A fault of Weir itself. */
    INTERNAL("XX000");

    private final String sqlState;

    FlowErrorCode(String sqlState) {
        this.sqlState = sqlState;
    }

    /** The five-character SQLState. */
    public String sqlState() {
        return sqlState;
    }
}
