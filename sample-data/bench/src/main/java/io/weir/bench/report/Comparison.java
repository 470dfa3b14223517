package io.weir.bench.report;

import java.util.Locale;

/**
 * What Weir and another program needed for one question.
 *
 * @param question its name
 * @param rows of the answer
 * @param weir the rounds of Weir
 * @param other the rounds of the other one
 * @param agree whether both gave the same answer
 */
public record Comparison(String question, int rows, Rounds weir, Rounds other, boolean agree) {
    /** How many times as fast as the other one Weir is. */
    public double ratio() {
        return other.millis() / weir.millis();
    }

    /** An object of JSON; {@code otherName} is part of a member's name. */
    String json(String otherName) {
        return String.format(
                Locale.ROOT,
                "{\"question\":\"%s\",\"rows\":%d,\"weir_ms\":%.2f,\"%s_ms\":%.2f,"
                        + "\"ratio\":%.3f,\"agree\":%b}",
                question,
                rows,
                weir.millis(),
                otherName,
                other.millis(),
                ratio(),
                agree);
    }
}
