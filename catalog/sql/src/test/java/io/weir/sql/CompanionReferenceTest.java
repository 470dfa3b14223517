package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The committed reference is what the lists of tables render; with {@code weir.docs.write} it is
 * renewed. Its examples run.
 */
class CompanionReferenceTest {
    static final String COMMAND =
            "./mvnw -pl catalog/sql -am test -Dtest=CompanionReferenceTest -Dweir.docs.write=true"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    /** Surefire runs in the module's folder. */
    private static final Path FILE = Path.of("..", "..", "docs", "reference", "companions.md");

    private static final Pattern EXAMPLE = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    @Test
    void committedReferenceIsWhatTheListsRender() throws Exception {
        String rendered = CompanionReference.render(database.tables());
        if (Boolean.getBoolean("weir.docs.write")) {
            Files.writeString(FILE, rendered);
        }
        assertThat(Files.readString(FILE))
                .as("docs/reference/companions.md is out of date; renew it by: %s", COMMAND)
                .isEqualTo(rendered);
    }

    @Test
    void everyExampleRuns() throws Exception {
        Matcher examples = EXAMPLE.matcher(Files.readString(FILE));
        int run = 0;
        while (examples.find()) {
            new Questions(database).rows(examples.group(1));
            run++;
        }
        assertThat(run).isEqualTo(5);
    }
}
