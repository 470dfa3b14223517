package io.weir.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.importer.FileImport;
import io.weir.collector.importer.ImportOptions;
import io.weir.collector.importer.ImportProgress;
import io.weir.collector.importer.ImportResult;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of {@code sample-data/sql}, run by the batch on both recordings, gives what happened
 * in the laboratory.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SampleQuestionsTest {
    private static final String TOTALS =
            "SELECT COUNT(*), SUM(packets), SUM(bytes), MIN(start_time), MAX(end_time) FROM flows";

    private Truth office;
    private Truth reAddressed;
    private BatchAnswers officeAnswers;
    private BatchAnswers reAddressedAnswers;

    @BeforeAll
    void importBothRecordings(@TempDir Path folder) throws IOException {
        office = Truth.of("truth.json");
        reAddressed = Truth.of("truth-public.json");
        officeAnswers = imported(folder, "office-v5.pcap");
        reAddressedAnswers = imported(folder, "office-public-v5.pcap");
    }

    @Test
    void theOfficeAnswersAsItsActorsLogged() {
        KnownAnswers known = new KnownAnswers(office);
        for (String question : known.questions()) {
            known.check(question, officeAnswers.toQuestion(question));
        }
    }

    @Test
    void theReAddressedOfficeAnswersLikewiseAndShowsCountries() {
        KnownAnswers known = new KnownAnswers(reAddressed).withCountries(reAddressed);
        for (String question : known.questions()) {
            known.check(question, reAddressedAnswers.toQuestion(question));
        }
    }

    @Test
    void addressesOfDocumentationHaveNoCountry() {
        assertThat(officeAnswers.toQuestion("countries")).containsExactly(",2813,16764,6832032");
    }

    @Test
    void bothSidesOfEveryConnectionAreFoundByTheLetterOfTheSilkPipeline() {
        for (BatchAnswers answers : List.of(officeAnswers, reAddressedAnswers)) {
            List<String> rows = answers.toQuestion("listening-either-side");
            long flows = 0;
            for (String row : rows) {
                flows += Long.parseLong(row.substring(row.lastIndexOf(',') + 1));
            }
            assertThat(rows).hasSize(834).doesNotHaveDuplicates();
            assertThat(flows).isEqualTo(931);
        }
        assertThat(office.number("syn_ack_without_source_port_80_either_side/groups"))
                .isEqualTo(834);
        assertThat(reAddressed.number("syn_ack_without_source_port_80_either_side/flows"))
                .isEqualTo(931);
    }

    @Test
    void theRowsBelowEachThresholdAreTheTruths() {
        String sql =
                "SELECT src_addr, COUNT(*) AS n FROM flows WHERE dst_port = %d GROUP BY src_addr"
                        + " HAVING COUNT(*) <= %d ORDER BY n DESC, src_addr LIMIT 2";
        assertThat(officeAnswers.to(sql.formatted(25, 20)))
                .containsExactlyElementsOf(
                        office.rows("more_than_20_flows_to_port_25/next_below", "src", "flows"));
        assertThat(officeAnswers.to(sql.formatted(80, 100)))
                .containsExactlyElementsOf(
                        office.rows("more_than_100_flows_to_port_80/next_below", "src", "flows"));
        assertThat(officeAnswers.to(sql.formatted(53, 100)))
                .containsExactlyElementsOf(
                        office.rows("more_than_100_flows_to_port_53/next_below", "src", "flows"));
    }

    @Test
    void totalsProtocolsAndFlowTypesAreThoseOfThePackets() {
        String[] totals = officeAnswers.to(TOTALS).get(0).split(",");
        assertThat(totals[0]).isEqualTo("2813");
        assertThat(Long.parseLong(totals[1])).isEqualTo(office.number("totals/packets"));
        assertThat(Long.parseLong(totals[2])).isEqualTo(office.number("totals/bytes"));
        // softflowd counts whole milliseconds from its first packet, whose own time has a fraction.
        long first = office.number("totals/first_ms");
        long last = office.number("totals/last_ms");
        assertThat(Instant.parse(totals[3]).toEpochMilli()).isBetween(first, first + 1);
        assertThat(Instant.parse(totals[4]).toEpochMilli()).isBetween(last, last + 1);
        assertThat(officeAnswers.to(grouped("protocol")))
                .containsExactlyInAnyOrderElementsOf(
                        office.rows("protocols", "proto", "flows", "packets", "bytes"));
        assertThat(officeAnswers.to(grouped("flow_type")))
                .containsExactlyInAnyOrderElementsOf(
                        office.rows("flow_types", "flow_type", "flows", "packets", "bytes"));
        assertThat(reAddressedAnswers.to(grouped("flow_type")))
                .containsExactlyInAnyOrderElementsOf(
                        reAddressed.rows("flow_types", "flow_type", "flows", "packets", "bytes"));
    }

    @Test
    void theBusiestPairsAndTheCountriesOfDestinationsAreTheTruths() {
        assertThat(
                        officeAnswers.to(
                                "SELECT src_addr, dst_addr, COUNT(*), SUM(packets), SUM(bytes) AS b FROM flows"
                                        + " GROUP BY src_addr, dst_addr ORDER BY b DESC, src_addr, dst_addr LIMIT 10"))
                .containsExactlyElementsOf(
                        office.rows(
                                "top_pairs_by_bytes", "src", "dst", "flows", "packets", "bytes"));
        assertThat(reAddressedAnswers.to(grouped("geo_country(dst_addr)")))
                .containsExactlyInAnyOrderElementsOf(
                        reAddressed.rows(
                                "by_country_of_destination",
                                "country",
                                "flows",
                                "packets",
                                "bytes"));
    }

    @Test
    void everyFileOfQuestionsIsHeldByATest() throws IOException {
        List<String> held = new ArrayList<>(List.of("listening-either-side.sql"));
        for (String question :
                new KnownAnswers(reAddressed).withCountries(reAddressed).questions()) {
            held.add(question + ".sql");
        }
        try (Stream<Path> files = Files.list(SampleFiles.sql())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(held);
        }
    }

    private static String grouped(String key) {
        return "SELECT %s, COUNT(*), SUM(packets), SUM(bytes) FROM flows GROUP BY %s"
                .formatted(key, key);
    }

    private static BatchAnswers imported(Path folder, String capture) throws IOException {
        Path repository = folder.resolve(capture);
        FileImport fileImport =
                new FileImport(
                        Repository.openOrCreate(repository),
                        ImportOptions.DEFAULT,
                        ImportProgress.NONE,
                        Clock.systemUTC());
        ImportResult result = fileImport.importFile(SampleFiles.recording(capture));
        assertThat(result.flows()).isEqualTo(2813);
        assertThat(result.notes()).isEmpty();
        return new BatchAnswers(repository);
    }
}
