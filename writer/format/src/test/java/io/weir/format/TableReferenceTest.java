package io.weir.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed reference is what the list renders; with {@code weir.docs.write} it is renewed. */
class TableReferenceTest {
    static final String COMMAND =
            "./mvnw -pl writer/format test -Dtest=TableReferenceTest -Dweir.docs.write=true";

    /** Surefire runs in the module's folder. */
    private static final Path FILE = Path.of("..", "..", "docs", "reference", "table.md");

    @Test
    void committedReferenceIsWhatTheListRenders() throws IOException {
        String rendered = TableReference.render();
        if (Boolean.getBoolean("weir.docs.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, rendered);
        }
        assertThat(Files.readString(FILE))
                .as("docs/reference/table.md is out of date; renew it by: %s", COMMAND)
                .isEqualTo(rendered);
    }
}
