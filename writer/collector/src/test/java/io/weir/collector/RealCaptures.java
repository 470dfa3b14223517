package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The captures of real exporters, in the folder that the environment variable {@code WEIR_CAPTURES}
 * names, and the count of those that a test class read. {@link #report} leaves it in {@code
 * target/captures}, where the gate adds up.
 */
public final class RealCaptures {
    private static final String VARIABLE = "WEIR_CAPTURES";

    private int tested;
    private int skipped;

    /** The folder; the test is skipped where the variable is not set. */
    public Path folder() {
        String folder = variable();
        assumeTrue(folder != null, VARIABLE + " is not set");
        Path path = Path.of(String.valueOf(folder));
        assertThat(path.resolve("MANIFEST.tsv")).as(VARIABLE + "=%s", folder).isRegularFile();
        return path;
    }

    /** One capture is being compared. */
    public void tested() {
        tested++;
    }

    /** One capture is left out, for a reason that the test gives. */
    public void skipped() {
        skipped++;
    }

    /** Prints and leaves the count, after the last test of the class. */
    public void report(Class<?> test) throws IOException {
        String line =
                variable() == null
                        ? "captures tested: 0, skipped: all, " + VARIABLE + " is not set"
                        : "captures tested: " + tested + ", skipped: " + skipped;
        System.out.println(test.getSimpleName() + ": " + line);
        Path folder = Files.createDirectories(Path.of("target", "captures"));
        Files.writeString(folder.resolve(test.getSimpleName() + ".txt"), line + "\n");
    }

    private static @Nullable String variable() {
        String folder = System.getenv(VARIABLE);
        return folder == null || folder.isEmpty() ? null : folder;
    }
}
