package io.weir.sql;

import io.weir.sql.Statement.Kind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is not a query, before the SQL parser: transactions, SET, SHOW, DESCRIBE, EXPLAIN, a
 * trailing semicolon.
 */
final class StatementReader {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final String SPACE = "(?:\\s|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)";
    private static final Pattern LEADING = Pattern.compile("^" + SPACE + "*+", FLAGS);
    private static final Pattern TRAILING = Pattern.compile("[\\s;]+$");
    private static final Pattern NOTHING =
            Pattern.compile(
                    "^(BEGIN|START\\s+TRANSACTION|COMMIT|ROLLBACK|END|SET|RESET|DISCARD)\\b.*",
                    FLAGS);
    private static final Pattern SHOW_TABLES = Pattern.compile("^SHOW\\s+TABLES$", FLAGS);
    private static final Pattern SHOW_FUNCTIONS = Pattern.compile("^SHOW\\s+FUNCTIONS$", FLAGS);
    private static final Pattern DESCRIBE =
            Pattern.compile("^(?:DESCRIBE|DESC|SHOW\\s+COLUMNS\\s+FROM)\\s+\"?(\\w+)\"?$", FLAGS);
    private static final Pattern EXPLAIN =
            Pattern.compile("^EXPLAIN\\s+(PLAN\\s+FOR\\s+)?(?=SELECT|WITH|VALUES|\\()", FLAGS);

    private static final Pattern WRITING =
            Pattern.compile(
                    "^(CREATE|DROP|ALTER|TRUNCATE|GRANT|REVOKE|COPY|CALL|VACUUM)\\b", FLAGS);
    private static final Pattern ANALYZE =
            Pattern.compile("^EXPLAIN\\s+ANALY[SZ]E\\s+(?=SELECT|WITH|VALUES|\\()", FLAGS);

    private StatementReader() {}

    /**
     * Queries keep their line breaks and leading comments, so that places in errors are those of
     * the text.
     */
    static Statement read(String sql) throws FlowSqlException {
        String text = TRAILING.matcher(sql).replaceFirst("");
        Matcher leading = LEADING.matcher(text);
        String bare = leading.find() ? text.substring(leading.end()) : text;
        if (bare.isEmpty()) {
            throw new FlowSqlException(
                    FlowErrorCode.SYNTAX,
                    "The statement is empty; expected for example SELECT COUNT(*) FROM flows");
        }
        Matcher describe = DESCRIBE.matcher(bare);
        if (describe.matches()) {
            return new Statement(Kind.DESCRIBE, describe.group(1));
        }
        Matcher writing = WRITING.matcher(bare);
        if (writing.find()) {
            throw new FlowSqlException(
                    FlowErrorCode.UNSUPPORTED,
                    writing.group(1).toUpperCase(Locale.ROOT)
                            + " is not supported: Weir reads flows and never changes them; expected SELECT, VALUES or"
                            + " WITH");
        }
        Matcher analyze = ANALYZE.matcher(bare);
        if (analyze.find()) {
            return new Statement(
                    Kind.ANALYZE, blank(text, text.length() - bare.length() + analyze.end()));
        }
        Matcher explain = EXPLAIN.matcher(bare);
        if (explain.find()) {
            return new Statement(
                    Kind.EXPLAIN, blank(text, text.length() - bare.length() + explain.end()));
        }
        if (SHOW_TABLES.matcher(bare).matches()) {
            return new Statement(Kind.SHOW_TABLES, "");
        }
        if (SHOW_FUNCTIONS.matcher(bare).matches()) {
            return new Statement(Kind.SHOW_FUNCTIONS, "");
        }
        return new Statement(NOTHING.matcher(bare).matches() ? Kind.NOTHING : Kind.QUERY, text);
    }

    /** The text with its first characters blanked, line breaks kept. */
    private static String blank(String text, int length) {
        return text.substring(0, length).replaceAll("[^\\n]", " ") + text.substring(length);
    }
}
