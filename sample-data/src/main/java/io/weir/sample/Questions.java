package io.weir.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The questions of {@code sample-data/sql}, in the order of the tour. */
final class Questions {
    private static final List<String> TOUR =
            List.of(
                    "top-talkers",
                    "countries",
                    "spam-sources",
                    "web-flood-sources",
                    "dns-flood-sources",
                    "ftp-syn-only",
                    "dns-clients",
                    "server-ports",
                    "listening-servers",
                    "our-servers");

    /** Of these the tour shows the first rows only, and says so in their SQL. */
    private static final Set<String> LONG = Set.of("listening-servers");

    /**
     * @param title the first comment line
     * @param sql the statement, other comments included
     */
    record Question(String title, String sql) {}

    private Questions() {}

    static List<Question> tour() throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String name : TOUR) {
            questions.add(question(name));
        }
        return questions;
    }

    private static Question question(String name) throws IOException {
        String resource = "sql/" + name + ".sql";
        try (InputStream stream = Questions.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException(resource + " is missing from the demo's jar; build it again");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
            int end = text.indexOf('\n');
            String sql = text.substring(end + 1);
            return new Question(
                    text.substring(0, end).replaceFirst("^-- *", ""),
                    LONG.contains(name) ? sql.replaceFirst(";$", "\nLIMIT 10;") : sql);
        }
    }
}
