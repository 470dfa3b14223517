package io.weir.shell.output;

/** The few colors of results and messages: escape sequences, or nothing at all. */
public enum Palette {
    /** No escape sequence. */
    NONE("", "", "", ""),
    /** ANSI colors that read on light and dark grounds. */
    ANSI("\u001b[2m", "\u001b[1m", "\u001b[31m", "\u001b[0m");

    private final String dimStart;
    private final String boldStart;
    private final String redStart;
    private final String reset;

    Palette(String dimStart, String boldStart, String redStart, String reset) {
        this.dimStart = dimStart;
        this.boldStart = boldStart;
        this.redStart = redStart;
        this.reset = reset;
    }

    /** Faint text: NULL, footers. */
    public String dim(String text) {
        return dimStart + text + reset;
    }

    /** Bold text: headings. */
    public String bold(String text) {
        return boldStart + text + reset;
    }

    /** Red text: errors. */
    public String red(String text) {
        return redStart + text + reset;
    }
}
