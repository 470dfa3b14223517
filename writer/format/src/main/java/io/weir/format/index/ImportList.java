package io.weir.format.index;

import io.weir.format.CorruptFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The contents that were imported: {@code flows/_imports.<generation>}. Immutable.
 *
 * <pre>
 * weir-imports 1
 * 9f86d081…0a08 17 capture.pcap           SHA-256, generation of the commit, description
 * crc32c 01234567                         of everything before this line
 * </pre>
 */
public final class ImportList {
    /** Nothing was imported. */
    public static final ImportList EMPTY = new ImportList(Map.of());

    private static final String VERSION = "weir-imports 1";
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64}) ([1-9][0-9]{0,17}) (\\P{Cntrl}*)");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Map<String, Entry> entries;

    private ImportList(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * One content.
     *
     * @param sha256 64 lower-case hexadecimal digits
     * @param generation the commit that imported it last
     * @param description for people
     */
    public record Entry(String sha256, long generation, String description) {
        /** Replaces control characters of the description by spaces. */
        public Entry {
            if (!SHA_256.matcher(sha256).matches()) {
                throw new IllegalArgumentException(
                        "expected a SHA-256 as 64 lower-case hexadecimal digits, got " + sha256);
            }
            description = description.replaceAll("\\p{Cntrl}|[\u0080-\u009f\u2028\u2029]", " ");
        }
    }

    /** What is known of a content, or null if it was never imported. */
    public @Nullable Entry find(String sha256) {
        return entries.get(sha256);
    }

    /** This list and more; a content that is in it already gets the new generation. */
    public ImportList with(List<Entry> added) {
        Map<String, Entry> all = new LinkedHashMap<>(entries);
        added.forEach(entry -> all.put(entry.sha256(), entry));
        return new ImportList(all);
    }

    /** The bytes of the file. */
    public byte[] encode() {
        StringBuilder lines = new StringBuilder(VERSION).append('\n');
        for (Entry entry : entries.values()) {
            lines.append(entry.sha256()).append(' ').append(entry.generation()).append(' ');
            lines.append(entry.description()).append('\n');
        }
        return CheckedLines.seal(lines.toString());
    }

    /**
     * Reads a list.
     *
     * @param file its name, for the error message
     * @param content its bytes
     * @throws CorruptFileException if anything in it is not as it was written
     */
    public static ImportList decode(Path file, byte[] content) throws CorruptFileException {
        List<String> lines = CheckedLines.open(file, content);
        if (lines.isEmpty() || !lines.get(0).equals(VERSION)) {
            String got = lines.isEmpty() ? "nothing" : lines.get(0);
            throw CheckedLines.corrupt(file, "line 1", VERSION, got);
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Matcher matcher = LINE.matcher(lines.get(i));
            if (!matcher.matches()) {
                String where = "line " + (i + 1);
                throw CheckedLines.corrupt(file, where, "SHA-256, commit, name", lines.get(i));
            }
            long generation = Long.parseLong(matcher.group(2));
            entries.add(new Entry(matcher.group(1), generation, matcher.group(3)));
        }
        return EMPTY.with(entries);
    }
}
