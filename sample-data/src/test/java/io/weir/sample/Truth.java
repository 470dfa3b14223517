package io.weir.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What happened in the laboratory, as its actors' logs and its packet counts say. */
final class Truth {
    private final JsonNode questions;

    private Truth(JsonNode questions) {
        this.questions = questions;
    }

    /** Reads one of the truth files beside the recordings. */
    static Truth of(String file) throws IOException {
        Path path = SampleFiles.recording(file);
        return new Truth(new ObjectMapper().readTree(path.toFile()).required("questions"));
    }

    /**
     * Rows as CSV writes them, without a heading; shares have six decimals at most, as the
     * laboratory rounds them.
     *
     * @param path keys from {@code questions} on, with slashes
     * @param fields of each row, in order
     */
    List<String> rows(String path, String... fields) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : questions.requiredAt("/" + path)) {
            StringJoiner line = new StringJoiner(",");
            for (String field : fields) {
                line.add(text(row.required(field)));
            }
            rows.add(line.toString());
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("The truth has no row at " + path);
        }
        return rows;
    }

    /** A whole number. */
    long number(String path) {
        return questions.requiredAt("/" + path).longValue();
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isFloatingPointNumber()
                ? String.valueOf(
                        value.decimalValue().setScale(6, RoundingMode.HALF_UP).doubleValue())
                : value.asText();
    }
}
