package io.weir.sql;

import java.util.List;

/**
 * A table or view of the database.
 *
 * @param name its name
 * @param type {@code TABLE}, {@code VIEW} or {@code SYSTEM TABLE}, as in JDBC
 * @param remarks what it holds, one sentence
 * @param columns its columns in order
 */
public record TableInfo(String name, String type, String remarks, List<ResultColumn> columns) {}
