package io.weir.udfs.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a tab-separated resource beside this class, without its comments. */
final class RegistryTable {
    private RegistryTable() {}

    static List<String[]> read(String resource) {
        InputStream stream = RegistryTable.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(
                    "resource io/weir/udfs/traffic/"
                            + resource
                            + " is missing: this jar is incomplete; build or download it again");
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + resource + " cannot be read", e);
        }
    }
}
