package io.weir.shell.command;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import io.weir.shell.output.Expanded;
import io.weir.shell.output.OutputFormat;
import io.weir.shell.session.CommandException;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.Session;
import io.weir.shell.session.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code \x}, {@code \f}, {@code \pset}, {@code \timing} and {@code \header}. */
final class DisplayCommands {
    private DisplayCommands() {}

    static Outcome expanded(Arguments arguments, Session session) throws CommandException {
        String word = arguments.word(0);
        Settings settings = session.settings();
        if (word == null) {
            settings.setExpanded(settings.expanded() == Expanded.ON ? Expanded.AUTO : Expanded.ON);
        } else {
            settings.setExpanded(expandedOf(word));
        }
        return tell(session, "expanded", settings.expanded().name().toLowerCase(Locale.ROOT));
    }

    private static Expanded expandedOf(String word) throws CommandException {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "auto" -> Expanded.AUTO;
            case "on" -> Expanded.ON;
            case "off" -> Expanded.OFF;
            default -> throw new CommandException("expected auto, on or off, got '" + word + "'");
        };
    }

    static Outcome format(Arguments arguments, Session session)
            throws CommandException, IOException {
        String word = arguments.word(0);
        if (word == null) {
            List<Row> rows = new ArrayList<>();
            for (OutputFormat format : OutputFormat.values()) {
                String mark = format == session.settings().format() ? "*" : "";
                rows.add(Row.of(mark, format.id(), format.meaning()));
            }
            session.print(
                    List.of(Column.text(""), Column.text("format"), Column.text("meaning")), rows);
            return Outcome.FINE;
        }
        return setFormat(word, session);
    }

    private static Outcome setFormat(String word, Session session) throws CommandException {
        try {
            session.settings().setFormat(OutputFormat.of(word));
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
        return tell(session, "format", session.settings().format().id());
    }

    static Outcome timing(Arguments arguments, Session session) throws CommandException {
        Settings settings = session.settings();
        settings.setTiming(arguments.isOn(0, settings.timing()));
        return tell(session, "timing", onOff(settings.timing()));
    }

    static Outcome header(Arguments arguments, Session session) throws CommandException {
        Settings settings = session.settings();
        settings.setHeader(arguments.isOn(0, settings.header()));
        return tell(session, "header", onOff(settings.header()));
    }

    static Outcome option(Arguments arguments, Session session)
            throws CommandException, IOException {
        String name = arguments.word(0);
        if (name == null) {
            return listOptions(session);
        }
        List<String> words = arguments.words();
        Arguments value = new Arguments(words.subList(1, words.size()), arguments.text());
        Settings settings = session.settings();
        switch (name.toLowerCase(Locale.ROOT)) {
            case "format" -> {
                return format(value, session);
            }
            case "expanded" -> {
                return expanded(value, session);
            }
            case "header" -> {
                return header(value, session);
            }
            case "timing" -> {
                return timing(value, session);
            }
            case "footer" -> settings.setFooter(value.isOn(0, settings.footer()));
            case "null" -> settings.setNullText(value.word(0));
            case "rows" -> settings.setMaxRows(rows(value));
            default ->
                    throw new CommandException(
                            "unknown option '"
                                    + name
                                    + "'; expected one of: "
                                    + String.join(" ", DisplayOptions.NAMES));
        }
        return tell(session, name, valueOf(name, settings));
    }

    private static int rows(Arguments value) throws CommandException {
        String word = value.word(0);
        return word == null || word.equalsIgnoreCase("all") ? 0 : (int) value.number(0, 0);
    }

    private static Outcome listOptions(Session session) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String name : DisplayOptions.NAMES) {
            rows.add(Row.of(name, valueOf(name, session.settings())));
        }
        session.print(List.of(Column.text("option"), Column.text("value")), rows);
        return Outcome.FINE;
    }

    private static @Nullable String valueOf(String name, Settings settings) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "format" -> settings.format().id();
            case "expanded" -> settings.expanded().name().toLowerCase(Locale.ROOT);
            case "header" -> onOff(settings.header());
            case "footer" -> onOff(settings.footer());
            case "timing" -> onOff(settings.timing());
            case "rows" -> settings.maxRows() == 0 ? "all" : "" + settings.maxRows();
            default -> settings.nullText();
        };
    }

    private static String onOff(boolean value) {
        return value ? "on" : "off";
    }

    private static Outcome tell(Session session, String option, @Nullable String value) {
        if (session.console().isInteractive() && !session.settings().quiet()) {
            session.console()
                    .message(option + " is " + (value == null ? "the format's own" : value));
        }
        return Outcome.FINE;
    }
}
