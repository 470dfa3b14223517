package io.weir.collector.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text holds, found by reading all of it once.
 *
 * @param tables flow tables with a header that is understood
 * @param cisco what shows that it is Cisco's, or null
 * @param human what shows that it is {@code flowctl show human}, or null
 * @param otherHeader a flow table's header that is not understood, with its line, or null
 */
public record FlowTextScan(
        int tables, @Nullable String cisco, @Nullable String human, @Nullable String otherHeader) {
    /** What {@link FlowTextReader} understands, for messages. */
    public static final String UNDERSTOOD =
            "the text of Cisco's 'show ip cache flow' and of FreeBSD's 'flowctl NODE show [human]'";

    private static final Pattern CISCO_PROTOCOL =
            Pattern.compile("0[0-9a-fA-F]|[0-9a-fA-F][a-fA-F]|[a-fA-F][0-9a-fA-F]");

    /** Reads {@code in} to its end; the caller closes it. */
    public static FlowTextScan of(InputStream in) throws IOException {
        TextLines lines = new TextLines(in);
        Finder finder = new Finder();
        for (String line = lines.next(); line != null; line = lines.next()) {
            finder.look(line, lines.number());
        }
        return new FlowTextScan(finder.tables, finder.cisco, finder.human, finder.otherHeader);
    }

    /** Whether there is any flow table, understood or not. */
    public boolean isFlowText() {
        return tables > 0 || otherHeader != null;
    }

    /**
     * Whose output it is.
     *
     * @param said what the user says, or null
     * @throws FlowTextException if that cannot be known, or is not what the text shows
     */
    public FlowTextForm form(@Nullable FlowTextForm said) throws FlowTextException {
        if (tables == 0) {
            throw new FlowTextException(
                    "no flow table that is understood: expected the header '"
                            + LineKind.COMPACT
                            + "', got "
                            + otherHeader
                            + "; print the table again without 'verbose' or 'top-talkers'");
        }
        if (cisco != null && human != null) {
            throw new FlowTextException(
                    "output of two programs in one file: "
                            + cisco
                            + ", but "
                            + human
                            + "; put them into two files");
        }
        if (cisco != null) {
            return agreed(FlowTextForm.CISCO, cisco, said);
        }
        if (human != null) {
            return agreed(FlowTextForm.FLOWCTL, human, said);
        }
        if (said == null) {
            throw new FlowTextException(
                    "Cisco's 'show ip cache flow' and FreeBSD's 'flowctl show' print the same"
                            + " header, and nothing in this file shows which of them it is"
                            + " (protocol 11 is UDP in the first and 11 in the second):"
                            + " say --as cisco or --as flowctl");
        }
        return said;
    }

    private static FlowTextForm agreed(
            FlowTextForm shown, String evidence, @Nullable FlowTextForm said)
            throws FlowTextException {
        if (said != null && said != shown) {
            throw new FlowTextException(
                    "expected output of "
                            + said.text()
                            + " as --as says, but "
                            + evidence
                            + "; leave --as out or say --as "
                            + shown.text());
        }
        return shown;
    }

    private static final class Finder {
        private int tables;
        private boolean inTable;
        private @Nullable String cisco;
        private @Nullable String human;
        private @Nullable String otherHeader;

        private void look(String line, long number) {
            switch (LineKind.of(line)) {
                case CISCO_PREAMBLE -> {
                    inTable = false;
                    cisco = first(cisco, number, "is of Cisco's statistics: '%s'", line);
                }
                case COMPACT_HEADER -> {
                    tables++;
                    inTable = true;
                }
                case HUMAN_HEADER -> {
                    tables++;
                    inTable = false;
                    human = first(human, number, "is the header of 'flowctl show human'", line);
                }
                case OTHER_HEADER -> {
                    inTable = false;
                    otherHeader = first(otherHeader, number, "'%s'", line);
                }
                case PROMPT -> inTable = false;
                case CONTENT -> protocol(line, number);
                case BLANK -> {}
            }
        }

        private void protocol(String line, long number) {
            String[] fields = LineKind.fields(line);
            if (inTable
                    && fields.length == FlowTextRow.FIELDS
                    && CISCO_PROTOCOL.matcher(fields[4]).matches()) {
                cisco = first(cisco, number, "has the protocol %s, as Cisco prints it", fields[4]);
            }
        }

        private static String first(
                @Nullable String known, long number, String format, String argument) {
            return known != null
                    ? known
                    : "line " + number + " " + format.formatted(argument.strip());
        }
    }
}
