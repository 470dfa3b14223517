package io.weir.collector.silk;

import io.weir.format.config.ConfigException;
import java.nio.file.Path;
import java.util.List;

/**
 * A line that says something.
 *
 * @param number from 1
 * @param command its first word; {@code end} with the word after it
 * @param arguments the other words
 */
record SilkLine(Path file, int number, Word command, List<Word> arguments) {
    String name() {
        return command.text();
    }

    /** Its one argument. */
    Word argument(String expected) throws ConfigException {
        return argument(0, 1, 1, expected);
    }

    /** An argument of a line that has so many. */
    Word argument(int index, int min, int max, String expected) throws ConfigException {
        if (arguments.size() < min || arguments.size() > max) {
            throw wrong(expected, arguments.isEmpty() ? "nothing" : arguments.size() + " values");
        }
        return arguments.get(index);
    }

    /** Its arguments, one at least. */
    List<Word> some(String expected) throws ConfigException {
        if (arguments.isEmpty()) {
            throw wrong(expected, "nothing");
        }
        return arguments;
    }

    ConfigException wrong(String expected, String got) {
        return new ConfigException(file, number, command.column(), name(), expected, got);
    }

    ConfigException wrong(Word at, String expected) {
        return new ConfigException(
                file, number, at.column(), name(), expected, '"' + at.text() + '"');
    }

    /** For a message: where this is. */
    String place() {
        return file + ":" + number;
    }
}
