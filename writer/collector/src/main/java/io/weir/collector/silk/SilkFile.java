package io.weir.collector.silk;

import io.weir.format.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a file into lines and words: blanks and, where told, commas between words; {@code #} to
 * the end of the line is a comment; double quotes around a word, with C's escapes; {@code include
 * "file"} stands for the lines of that file, named relative to the file that includes it.
 */
final class SilkFile {
    private static final int MAX_DEPTH = 10;

    private final boolean commas;
    private final List<SilkLine> lines = new ArrayList<>();

    private SilkFile(boolean commas) {
        this.commas = commas;
    }

    /**
     * @param commas whether a comma may stand between words
     */
    static List<SilkLine> read(Path file, boolean commas) throws IOException {
        SilkFile reader = new SilkFile(commas);
        reader.read(file, 0);
        return reader.lines;
    }

    private void read(Path file, int depth) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(file, 1, 1, "", "a file that can be read", "no such file");
        }
        // SiLK's files have no encoding; what matters in them is ASCII.
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            List<Word> words = words(file, number, line);
            if (!words.isEmpty()) {
                take(line(file, number, words), depth);
            }
        }
    }

    private void take(SilkLine line, int depth) throws IOException {
        if (!line.name().equals("include")) {
            lines.add(line);
            return;
        }
        Word name = line.argument("a file in double quotes, such as include \"more.conf\"");
        if (depth + 1 >= MAX_DEPTH) {
            throw line.wrong("at most " + MAX_DEPTH + " files inside one another", "more");
        }
        Path included = line.file().toAbsolutePath().resolveSibling(name.text());
        if (!Files.isRegularFile(included)) {
            throw line.wrong(name, "a file that can be read");
        }
        read(included, depth + 1);
    }

    private static SilkLine line(Path file, int number, List<Word> words) {
        Word first = words.get(0);
        if (first.text().equals("end") && words.size() > 1) {
            Word both = new Word("end " + words.get(1).text(), first.column());
            return new SilkLine(file, number, both, words.subList(2, words.size()));
        }
        return new SilkLine(file, number, first, words.subList(1, words.size()));
    }

    private List<Word> words(Path file, int number, String line) throws ConfigException {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '#') {
                break;
            }
            if (Character.isWhitespace(c) || (commas && c == ',' && !words.isEmpty())) {
                at++;
            } else if (c == '"') {
                at = quoted(file, number, line, at, words);
            } else {
                int end = end(line, at);
                words.add(new Word(line.substring(at, end), at + 1));
                at = end;
            }
        }
        return words;
    }

    private int end(String line, int start) {
        int end = start + 1;
        while (end < line.length() && !isEnd(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean isEnd(char c) {
        return Character.isWhitespace(c) || c == '#' || c == '"' || (commas && c == ',');
    }

    private static int quoted(Path file, int number, String line, int start, List<Word> words)
            throws ConfigException {
        StringBuilder text = new StringBuilder();
        int at = start + 1;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length()) {
                at++;
                c = escaped(line.charAt(at));
            }
            text.append(c);
            at++;
        }
        if (at >= line.length()) {
            throw new ConfigException(
                    file, number, start + 1, "", "a closing double quote", "the end of the line");
        }
        words.add(new Word(text.toString(), start + 1));
        return at + 1;
    }

    private static char escaped(char c) {
        if (c == 'n') {
            return '\n';
        }
        if (c == 't') {
            return '\t';
        }
        return c;
    }
}
