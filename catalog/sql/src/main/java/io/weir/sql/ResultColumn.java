package io.weir.sql;

/**
 * A column of a result.
 *
 * @param label the alias, or the name where there is none
 * @param name the column's name in its table; the label where it is an expression
 * @param table the table, or empty where it is an expression
 * @param type its type
 * @param precision digits, characters or, for times, fraction digits; at least 0; 0 where unlimited
 * @param scale digits after the point; 0 for all but DECIMAL
 * @param nullable whether NULL can occur
 * @param remarks the meaning from the column list, or empty
 */
public record ResultColumn(
        String label,
        String name,
        String table,
        SqlType type,
        int precision,
        int scale,
        boolean nullable,
        String remarks) {}
