package io.weir.sql.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's intervals, {@code INTERVAL '2 hours'}, as SQL's, {@code INTERVAL '2' hours}: the
 * quote moves, so that the places of everything else stay. Quoted texts and comments are left
 * alone.
 */
final class IntervalText {
    private static final Pattern TOKENS =
            Pattern.compile(
                    "(?is)\\binterval\\s+'(?<number>\\d+)(?<space>\\s+)(?<unit>(?:second|minute|hour|day|week|month|year)s?)'"
                            + "|'[^']*+(?:''[^']*+)*+'|\"[^\"]*+(?:\"\"[^\"]*+)*+\"|--[^\\n]*|/\\*.*?\\*/");

    private IntervalText() {}

    static String standard(String sql) {
        Matcher matcher = TOKENS.matcher(sql);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String token = matcher.group();
            if (matcher.group("number") != null) {
                int quote = matcher.end("number") - matcher.start();
                token =
                        token.substring(0, quote)
                                + "'"
                                + token.substring(quote, token.length() - 1);
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(token));
        }
        return matcher.appendTail(result).toString();
    }
}
