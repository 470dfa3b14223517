package io.weir.collector;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Counts malformed datagrams by what was wrong with them: the message without its numbers. A sender
 * can make up numbers and not messages; 64 are told apart all the same. Not thread-safe.
 */
final class MalformedCauses {
    private static final int MAX_CAUSES = 64;
    private static final String OTHER = "other";
    private static final Pattern NUMBER = Pattern.compile("\\b(?<!v)\\d+\\b");

    private final Map<String, Long> causes = new TreeMap<>();

    void add(String reason) {
        String cause = NUMBER.matcher(reason).replaceAll("N");
        boolean known = causes.containsKey(cause) || causes.size() < MAX_CAUSES;
        causes.merge(known ? cause : OTHER, 1L, Long::sum);
    }

    /** How many of each. */
    Map<String, Long> counts() {
        return new TreeMap<>(causes);
    }
}
