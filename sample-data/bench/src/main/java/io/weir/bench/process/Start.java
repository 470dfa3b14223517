package io.weir.bench.process;

import io.weir.bench.report.Rounds;
import java.util.Locale;

/**
 * How long a run of Weir took that does next to nothing.
 *
 * @param stage its name
 * @param whole the process, launcher included
 * @param told the part that the process told of itself, or nothing but zeros
 */
public record Start(String stage, Rounds whole, Rounds told) {
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"start\":\"%s\",\"whole_ms\":%.2f,\"told_ms\":%.2f}",
                stage,
                whole.millis(),
                told.millis());
    }
}
