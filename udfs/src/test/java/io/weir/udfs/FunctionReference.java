package io.weir.udfs;

import java.util.Locale;

/** Renders docs/reference/functions.md from the list of functions. */
final class FunctionReference {
    private final StringBuilder out = new StringBuilder();

    private FunctionReference() {}

    static String render() {
        FunctionReference reference = new FunctionReference();
        reference.introduction();
        for (FlowFunction function : FlowFunctions.all()) {
            reference.overview(function);
        }
        for (FlowFunction function : FlowFunctions.all()) {
            reference.section(function);
        }
        return reference.out.toString();
    }

    private void introduction() {
        line("# Functions");
        line("");
        line("<!-- Generated from the list of functions in udfs; do not edit. To renew it:");
        line("     " + FunctionReferenceTest.COMMAND + " -->");
        line("");
        line(
                "What Weir's SQL has besides the standard functions. Names may be written in any case. A");
        line(
                "text where an address is expected is read as one. An argument that a function does not");
        line("take is an error, whose message shows a right one. Times are UTC.");
        line("");
        line("| function | gives | |");
        line("|---|---|---|");
    }

    private void overview(FlowFunction function) {
        line(
                "| [`"
                        + function.signature()
                        + "`](#"
                        + function.name()
                        + ") | "
                        + sql(function.returns())
                        + " | "
                        + function.summary()
                        + " |");
    }

    private void section(FlowFunction function) {
        line("");
        line("## " + function.name());
        line("");
        line("`" + typedSignature(function) + "`");
        line("");
        line(function.summary());
        line("");
        for (String note : function.notes()) {
            line("* " + note);
        }
        line("* " + function.nullRule());
        line(
                function.needsContext()
                        ? "* Depends on the repository's configuration; the same for every row of a"
                                + " query."
                        : "* Depends on its arguments alone.");
        line("");
        line("| call | result |");
        line("|---|---|");
        for (FunctionExample example : function.examples()) {
            line(
                    "| `"
                            + example.call(function.name()).replace("|", "\\|")
                            + "` | `"
                            + example.result()
                            + "` |");
        }
    }

    private static String typedSignature(FlowFunction function) {
        StringBuilder text = new StringBuilder(function.name()).append('(');
        String separator = "";
        for (FunctionParameter parameter : function.parameters()) {
            String typed = separator + parameter.name() + " " + sql(parameter.type());
            text.append(parameter.optional() ? "[" + typed + "]" : typed);
            text.append(parameter.repeated() ? "..." : "");
            separator = ", ";
        }
        return text.append(") → ").append(sql(function.returns())).toString();
    }

    private static String sql(FunctionType type) {
        return switch (type) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DOUBLE -> type.name().toUpperCase(Locale.ROOT);
            case TEXT -> "VARCHAR";
            case ADDRESS -> "IPADDRESS";
            case TIMESTAMP -> "TIMESTAMP(3)";
            case INTERVAL -> "INTERVAL";
        };
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
