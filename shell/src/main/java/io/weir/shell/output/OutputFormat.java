package io.weir.shell.output;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The output formats, by the names that {@code -F} and {@code \f} take. */
public enum OutputFormat {
    AUTO("auto", "box on a terminal, vertical where that is too wide, otherwise csv"),
    BOX("box", "a table drawn with lines"),
    ASCII("ascii", "a table drawn with + - |"),
    PLAIN("plain", "aligned columns, a rule under the heading"),
    VERTICAL("vertical", "one line a value"),
    CSV("csv", "RFC 4180 with a heading; NULL is empty"),
    CSV_NOHEADER("csv-noheader", "csv without the heading"),
    TSV("tsv", "tab separated with a heading; \\t \\n \\r \\\\ escaped; NULL is empty"),
    JSON("json", "one array of objects a statement"),
    NDJSON("ndjson", "one object a line"),
    MARKDOWN("markdown", "a Markdown table"),
    HTML("html", "an HTML table"),
    LATEX("latex", "a LaTeX tabular"),
    SILK("silk", "|-delimited right-aligned columns, as rwcut prints them"),
    NULL("null", "nothing: for timing");

    private static final Map<String, OutputFormat> SUFFIXES =
            Map.of(
                    "csv", CSV, "tsv", TSV, "json", JSON, "ndjson", NDJSON, "jsonl", NDJSON, "md",
                    MARKDOWN, "html", HTML, "tex", LATEX);

    private final String id;
    private final String meaning;

    OutputFormat(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** The name that users type. */
    public String id() {
        return id;
    }

    /** What it looks like, in one line. */
    public String meaning() {
        return meaning;
    }

    /**
     * True if people are the readers: results are set apart by blank lines and times are spaced.
     */
    public boolean isForPeople() {
        return switch (this) {
            case AUTO, BOX, ASCII, PLAIN, VERTICAL -> true;
            case CSV, CSV_NOHEADER, TSV, JSON, NDJSON, MARKDOWN, HTML, LATEX, SILK, NULL -> false;
        };
    }

    /** True if {@code maxRows} and {@code \x} apply. */
    public boolean isTable() {
        return switch (this) {
            case AUTO, BOX, ASCII, PLAIN -> true;
            case VERTICAL,
                    CSV,
                    CSV_NOHEADER,
                    TSV,
                    JSON,
                    NDJSON,
                    MARKDOWN,
                    HTML,
                    LATEX,
                    SILK,
                    NULL ->
                    false;
        };
    }

    /**
     * The format with the given name, in any case.
     *
     * @throws IllegalArgumentException listing the names, if there is none
     */
    public static OutputFormat of(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (OutputFormat format : values()) {
            if (format.id.equals(wanted)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "unknown format '" + name + "'; expected one of: " + names());
    }

    /** The format that a file's suffix asks for, or null if it asks for none. */
    public static @Nullable OutputFormat ofFile(Path file) {
        String name = file.toString();
        return SUFFIXES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** All names, separated by blanks. */
    public static String names() {
        return Arrays.stream(values()).map(OutputFormat::id).collect(Collectors.joining(" "));
    }
}
