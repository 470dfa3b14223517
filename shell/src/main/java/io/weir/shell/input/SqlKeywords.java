package io.weir.shell.input;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The SQL words that the shell highlights and completes; the database, not this list, decides what
 * is valid.
 */
public final class SqlKeywords {
    /** Words that may start a statement. */
    public static final Set<String> STARTERS =
            words(
                    "BEGIN COMMIT CREATE DESCRIBE DROP EXPLAIN ROLLBACK SELECT SET SHOW TABLE VALUES WITH");

    /** All words. */
    public static final Set<String> ALL =
            words(
                    "ALL ANALYZE AND ANY AS ASC BEGIN BETWEEN BIGINT BOOLEAN BOTH BY CASE CAST"
                            + " COALESCE COMMIT COUNT CREATE CROSS CUBE CURRENT CURRENT_DATE"
                            + " CURRENT_TIMESTAMP DATE DAY DECIMAL DESC DESCRIBE DISTINCT DOUBLE DROP"
                            + " ELSE END ESCAPE EXCEPT EXISTS EXPLAIN EXTRACT FALSE FETCH FILTER FIRST"
                            + " FOLLOWING FOR FROM FULL GROUP GROUPING HAVING HOUR IN INNER INTEGER"
                            + " INTERSECT INTERVAL INTO IS JOIN LAST LATERAL LEADING LEFT LIKE LIMIT"
                            + " MINUTE MONTH NATURAL NEXT NOT NULL NULLIF NULLS OFFSET ON ONLY OR ORDER"
                            + " OUTER OVER PARTITION PLAN PRECEDING QUALIFY RANGE REPLACE RIGHT ROLLBACK"
                            + " ROLLUP ROW ROWS SECOND SELECT SET SETS SHOW SIMILAR SOME SUM TABLE"
                            + " TABLESAMPLE THEN TIME TIMESTAMP TO TRAILING TRUE UNBOUNDED UNION UNKNOWN"
                            + " USING VALUES VARCHAR VIEW WHEN WHERE WINDOW WITH WITHIN YEAR MIN MAX AVG");

    private SqlKeywords() {}

    /** Whether the word is one of them, in any case. */
    public static boolean contains(String word) {
        return ALL.contains(word.toUpperCase(Locale.ROOT));
    }

    private static Set<String> words(String list) {
        return Collections.unmodifiableSet(new TreeSet<>(Arrays.asList(list.split(" "))));
    }
}
