package io.weir.udfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed reference is what the list renders; with {@code weir.docs.write} it is renewed. */
class FunctionReferenceTest {
    static final String COMMAND =
            "./mvnw -pl udfs test -Dtest=FunctionReferenceTest -Dweir.docs.write=true";

    /** Surefire runs in the module's folder. */
    private static final Path FILE = Path.of("..", "docs", "reference", "functions.md");

    @Test
    void committedReferenceIsWhatTheListRenders() throws IOException {
        String rendered = FunctionReference.render();
        if (Boolean.getBoolean("weir.docs.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, rendered);
        }
        assertThat(Files.readString(FILE))
                .as("docs/reference/functions.md is out of date; renew it by: %s", COMMAND)
                .isEqualTo(rendered);
    }
}
