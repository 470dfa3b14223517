package io.weir.collector.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a line of a terminal's output is. */
enum LineKind {
    /** Nothing to see. */
    BLANK,
    /** The statistics that Cisco prints before the table. */
    CISCO_PREAMBLE,
    /** Header of the table that Cisco and flowctl share. */
    COMPACT_HEADER,
    /** Header of {@code flowctl show human}. */
    HUMAN_HEADER,
    /** Header of another flow table: verbose, or top talkers. */
    OTHER_HEADER,
    /** A prompt and a command. */
    PROMPT,
    /** All else: a row where a table is open. */
    CONTENT;

    static final String COMPACT = "SrcIf SrcIPaddress DstIf DstIPaddress Pr SrcP DstP Pkts";
    static final String HUMAN = "SrcIf SrcIPaddress DstIf DstIPaddress Proto SrcPort DstPort Pkts";

    private static final List<String> PREAMBLE =
            List.of("IP packet size distribution", "IP Flow Switching Cache", "IP Sub Flow Cache");

    /** {@code edge1#}, {@code edge1>show clock}; {@code root@fw:~ # flowctl}. */
    private static final Pattern PROMPT_LINE =
            Pattern.compile("[\\w.()/:~-]+[#>]\\s*([A-Za-z].*)?|\\[?\\w+@\\S+.*[#$%>](\\s.*)?");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    static LineKind of(String line) {
        String trimmed = line.strip();
        if (trimmed.isEmpty() || trimmed.startsWith("```")) {
            return BLANK;
        }
        if (PREAMBLE.stream().anyMatch(trimmed::startsWith)) {
            return CISCO_PREAMBLE;
        }
        if (trimmed.toLowerCase(Locale.ROOT).startsWith("srcif")) {
            return header(String.join(" ", fields(trimmed)));
        }
        return PROMPT_LINE.matcher(trimmed).matches() ? PROMPT : CONTENT;
    }

    /** The words of a line. */
    static String[] fields(String line) {
        return SPACES.split(line.strip());
    }

    private static LineKind header(String words) {
        if (words.equalsIgnoreCase(COMPACT)) {
            return COMPACT_HEADER;
        }
        return words.equalsIgnoreCase(HUMAN) ? HUMAN_HEADER : OTHER_HEADER;
    }
}
