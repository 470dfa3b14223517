package io.weir.shell.command;

import io.weir.shell.session.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands after a command's name.
 *
 * @param words the arguments; quotes, single or double, keep blanks together and are removed
 * @param text everything after the name, as typed
 */
record Arguments(List<String> words, String text) {
    /** Splits a text; a {@code ;} at its end is dropped. */
    static Arguments parse(String text) throws CommandException {
        String stripped = text.strip();
        if (stripped.endsWith(";")) {
            stripped = stripped.substring(0, stripped.length() - 1).strip();
        }
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < stripped.length()) {
            char c = stripped.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            boolean quoted = c == '\'' || c == '"';
            int end = quoted ? stripped.indexOf(c, i + 1) : wordEnd(stripped, i);
            if (end < 0) {
                throw new CommandException("the closing " + c + " is missing in: " + stripped);
            }
            words.add(stripped.substring(quoted ? i + 1 : i, end));
            i = quoted ? end + 1 : end;
        }
        return new Arguments(List.copyOf(words), stripped);
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The argument with the given zero-based index, or null if there are fewer. */
    @Nullable String word(int index) {
        return index < words.size() ? words.get(index) : null;
    }

    /**
     * A switch: {@code on} or {@code off}; the opposite of {@code now} if the argument is missing.
     */
    boolean isOn(int index, boolean now) throws CommandException {
        String word = word(index);
        if (word == null) {
            return !now;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> true;
            case "off", "false", "no", "0" -> false;
            default -> throw new CommandException("expected on or off, got '" + word + "'");
        };
    }

    /** A number not below zero, or {@code standard} if the argument is missing. */
    double number(int index, double standard) throws CommandException {
        String word = word(index);
        if (word == null) {
            return standard;
        }
        try {
            double value = Double.parseDouble(word);
            if (value >= 0 && value <= Integer.MAX_VALUE) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new CommandException("expected a number, got '" + word + "'");
        }
        throw new CommandException("expected a number from 0 on, got '" + word + "'");
    }
}
