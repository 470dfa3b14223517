package io.weir.collector.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.RealCaptures;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Captures of real exporters give the rows that independent decoders found in them. They lie in the
 * folder that the environment variable {@code WEIR_CAPTURES} names.
 */
class CapturesImportTest {
    /** Its one datagram does not begin as sFlow does. */
    private static final String FUZZED = "td-sflow5-malformed.pcap";

    private static final RealCaptures CAPTURES = new RealCaptures();

    @TempDir private Path folder;

    @AfterAll
    static void report() throws IOException {
        CAPTURES.report(CapturesImportTest.class);
    }

    @Test
    void netFlow5CapturesGiveTheNumbersOfOtherDecoders() throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Map<String, String> row : manifest()) {
            if (!value(row, "protocol").equals("NetFlow v5")) {
                continue;
            }
            expected.add(
                    "%s %s %s %s"
                            .formatted(
                                    value(row, "file"),
                                    value(row, "expect_flows"),
                                    value(row, "expect_packets"),
                                    value(row, "expect_bytes")));
            found.add(importAndSum(value(row, "file")));
        }
        assertThat(found).isNotEmpty().containsExactlyElementsOf(expected);
    }

    @Test
    void everyDatagramOfEveryCaptureIsAccountedFor() throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Map<String, String> row : manifest()) {
            String file = value(row, "file");
            if (!file.endsWith(".pcap")) {
                continue;
            }
            if (file.endsWith(FUZZED)) {
                CAPTURES.skipped();
                continue;
            }
            CAPTURES.tested();
            expected.add(file + " " + value(row, "datagrams") + " not UDP 0 other 0 damage null");
            ImportResult result = importFile(file);
            long datagrams = result.datagrams() + result.malformed() + result.unsupported();
            long notUdp = result.packets() == null ? -1 : result.packets().notUdp();
            found.add(
                    file
                            + " "
                            + datagrams
                            + " not UDP "
                            + notUdp
                            + " other "
                            + result.otherDatagrams()
                            + " damage "
                            + result.damage());
        }
        assertThat(found).isNotEmpty().containsExactlyElementsOf(expected);
    }

    private String importAndSum(String file) throws Exception {
        ImportResult result = importFile(file);
        if (result.flows() == 0) {
            return file + " 0 0 0";
        }
        List<String> sums =
                Duck.query(
                        repository(file),
                        "SELECT COUNT(*), SUM(COALESCE(packets_raw, packets)),"
                                + " SUM(COALESCE(bytes_raw, bytes)) FROM flows");
        return file + " " + sums.get(0);
    }

    private ImportResult importFile(String file) throws Exception {
        FileImport fileImport =
                new FileImport(
                        Repository.openOrCreate(repository(file)),
                        ImportOptions.DEFAULT,
                        ImportProgress.NONE,
                        Clock.systemUTC());
        return fileImport.importFile(CAPTURES.folder().resolve(file));
    }

    private Path repository(String file) {
        return folder.resolve(file.replace('/', '-'));
    }

    private static List<Map<String, String>> manifest() throws Exception {
        List<String> lines = Files.readAllLines(CAPTURES.folder().resolve("MANIFEST.tsv"));
        String[] names = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], i < values.length ? values[i] : "");
            }
            rows.add(row);
        }
        return rows;
    }

    private static String value(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
