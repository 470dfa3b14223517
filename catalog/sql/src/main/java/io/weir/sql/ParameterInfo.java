package io.weir.sql;

/**
 * A {@code ?} of a statement.
 *
 * @param type the type that the statement needs there; a value of another class is converted or
 *     refused (22007 for times and addresses, 22018 for numbers)
 * @param precision as in {@link ResultColumn}
 * @param scale as in {@link ResultColumn}
 */
public record ParameterInfo(SqlType type, int precision, int scale) {}
