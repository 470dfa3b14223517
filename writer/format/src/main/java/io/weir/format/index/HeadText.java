package io.weir.format.index;

import io.weir.format.CorruptFileException;
import io.weir.format.index.Head.Reference;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a {@link Head}. */
final class HeadText {
    private static final String VERSION = "weir-head 2";
    private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
    private static final String REFERENCE = NUMBER + " (0|[1-9][0-9]{0,8}) ([0-9a-f]{8})";
    private static final Pattern GENERATION = Pattern.compile("generation " + NUMBER);
    private static final Pattern EPOCH = Pattern.compile("epoch " + NUMBER);
    private static final Pattern SPOOL = Pattern.compile("spool " + NUMBER);
    private static final Pattern IMPORTS = Pattern.compile("imports (?:none|" + REFERENCE + ")");
    private static final Pattern DECODER = Pattern.compile("decoder (?:none|" + REFERENCE + ")");
    private static final Pattern DAY =
            Pattern.compile("day ([0-9]{4}-[0-9]{2}-[0-9]{2}) " + REFERENCE);
    private static final int FIRST_DAY_LINE = 6;

    private HeadText() {}

    static byte[] encode(Head head) {
        StringBuilder lines = new StringBuilder(VERSION).append('\n');
        lines.append("generation ").append(head.generation()).append('\n');
        lines.append("epoch ").append(head.writerEpoch()).append('\n');
        lines.append("spool ").append(head.spoolOffset()).append('\n');
        Reference imports = head.imports();
        lines.append("imports ").append(imports == null ? "none" : text(imports)).append('\n');
        Reference decoder = head.decoder();
        lines.append("decoder ").append(decoder == null ? "none" : text(decoder)).append('\n');
        head.days().forEach((day, indexes) -> append(lines, day, indexes));
        return CheckedLines.seal(lines.toString());
    }

    private static void append(StringBuilder lines, LocalDate day, List<Reference> indexes) {
        for (Reference index : indexes) {
            lines.append("day ").append(day).append(' ').append(text(index)).append('\n');
        }
    }

    static Head decode(Path file, byte[] content) throws CorruptFileException {
        List<String> lines = CheckedLines.open(file, content);
        if (lines.size() < FIRST_DAY_LINE || !lines.get(0).equals(VERSION)) {
            String got = lines.isEmpty() ? "nothing" : lines.get(0);
            throw CheckedLines.corrupt(file, "line 1", VERSION, got);
        }
        long generation = Long.parseLong(match(file, lines, 1, GENERATION).group(1));
        long epoch = Long.parseLong(match(file, lines, 2, EPOCH).group(1));
        long spool = Long.parseLong(match(file, lines, 3, SPOOL).group(1));
        Reference imports = reference(match(file, lines, 4, IMPORTS), 1);
        Reference decoder = reference(match(file, lines, 5, DECODER), 1);
        NavigableMap<LocalDate, List<Reference>> days = days(file, lines);
        Head head = new Head(generation, epoch, spool, imports, decoder, days);
        if (!Arrays.equals(head.encode(), content)) {
            throw CheckedLines.corrupt(file, "whole file", "days in order", "others");
        }
        return head;
    }

    private static NavigableMap<LocalDate, List<Reference>> days(Path file, List<String> lines)
            throws CorruptFileException {
        NavigableMap<LocalDate, List<Reference>> days = new TreeMap<>();
        for (int i = FIRST_DAY_LINE; i < lines.size(); i++) {
            Matcher day = match(file, lines, i, DAY);
            Reference index = reference(day, 2);
            if (index != null) {
                days.computeIfAbsent(date(file, i, day.group(1)), each -> new ArrayList<>())
                        .add(index);
            }
        }
        return days;
    }

    private static LocalDate date(Path file, int line, String text) throws CorruptFileException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw CheckedLines.corrupt(file, "line " + (line + 1), "a date", text);
        }
    }

    private static Matcher match(Path file, List<String> lines, int line, Pattern pattern)
            throws CorruptFileException {
        Matcher matcher = pattern.matcher(lines.get(line));
        if (!matcher.matches()) {
            String where = "line " + (line + 1);
            throw CheckedLines.corrupt(file, where, pattern.pattern(), lines.get(line));
        }
        return matcher;
    }

    private static @Nullable Reference reference(Matcher line, int group) {
        if (line.group(group) == null) {
            return null;
        }
        return new Reference(
                Long.parseLong(line.group(group)),
                Integer.parseInt(line.group(group + 1)),
                Integer.parseUnsignedInt(line.group(group + 2), 16));
    }

    private static String text(Reference file) {
        return file.generation() + " " + file.sizeBytes() + " " + Checksum.text(file.crc32c());
    }
}
