package io.weir.format.config;

import java.nio.file.Path;
import java.util.List;
import org.tomlj.TomlPosition;

/**
 * The file that is read.
 *
 * @param lines its text
 */
record ConfigSource(Path file, List<String> lines) {
    /**
     * The place of an element. tomlj gives the end of the line before where the element is the
     * first of its own.
     */
    TomlPosition afterSpace(TomlPosition given) {
        int line = given.line();
        int column = given.column();
        while (line <= lines.size()) {
            String text = lines.get(line - 1);
            while (column <= text.length() && Character.isWhitespace(text.charAt(column - 1))) {
                column++;
            }
            if (column <= text.length() && text.charAt(column - 1) != '#') {
                return TomlPosition.positionAt(line, column);
            }
            line++;
            column = 1;
        }
        return given;
    }
}
