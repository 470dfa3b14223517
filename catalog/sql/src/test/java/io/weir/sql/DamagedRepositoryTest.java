package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.repository.Repository;
import io.weir.sql.agreement.VariedFlows;
import io.weir.sql.plan.FlowPlanner;
import io.weir.sql.run.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit wrong anywhere in a repository: a query ends with an error, or is right all the same. */
class DamagedRepositoryTest {
    private static final int FLIPS = Integer.getInteger("weir.flips", 600);
    private static final int FLOWS = 120;
    private static final List<String> STATEMENTS =
            List.of(
                    "SELECT COUNT(*), SUM(bytes), MAX(start_time), COUNT(DISTINCT dst_addr) FROM flows",
                    "SELECT src_addr, COUNT(*), SUM(packets), MIN(app_name) FROM flows GROUP BY src_addr"
                            + " ORDER BY 2 DESC, 1 LIMIT 7",
                    "SELECT app_name, protocol, COUNT(*) FROM flows GROUP BY app_name, protocol"
                            + " HAVING COUNT(*) > 2 ORDER BY 1, 2",
                    "SELECT FLOOR(start_time TO DAY), AVG(duration_ms) FROM flows WHERE dst_port = 53"
                            + " GROUP BY 1 ORDER BY 1",
                    "SELECT start_time, src_addr, bytes, app_name FROM flows"
                            + " ORDER BY start_time DESC, export_sequence LIMIT 9",
                    "SELECT export_sequence, flow_id FROM flows WHERE protocol IN"
                            + " (SELECT protocol FROM flows WHERE tos > 0) ORDER BY 1");

    @TempDir private static Path folder;
    private static List<List<String>> right;

    @BeforeAll
    static void write() throws Exception {
        VariedFlows.write(Repository.openOrCreate(folder), 3, FLOWS);
        right = new ArrayList<>();
        for (String statement : STATEMENTS) {
            right.add(answer(statement));
        }
        assertThat(right).allSatisfy(rows -> assertThat(rows).isNotEmpty());
    }

    @Test
    void aFlippedBitIsAnErrorOrChangesNothing() throws Exception {
        List<Path> files = files();
        SplittableRandom random = new SplittableRandom(1);
        int found = 0;
        for (int round = 0; round < FLIPS; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(file);
            byte[] damaged = whole.clone();
            int bit = random.nextInt(whole.length * 8);
            damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
            Files.write(file, damaged);
            int statement = round % STATEMENTS.size();
            found += isFound(statement, file + ", bit " + bit) ? 1 : 0;
            Files.write(file, whole);
        }
        assertThat(found).isGreaterThan(FLIPS / 20);
    }

    private static boolean isFound(int statement, String where) {
        try {
            List<String> rows = answer(STATEMENTS.get(statement));
            assertThat(rows).as(where).isEqualTo(right.get(statement));
            return false;
        } catch (FlowSqlException e) {
            assertThat(e.code())
                    .as(where + ": " + e.getMessage())
                    .isIn(FlowErrorCode.CORRUPT, FlowErrorCode.IO);
            return true;
        } catch (IOException e) {
            return true;
        }
    }

    private static List<String> answer(String statement) throws IOException, FlowSqlException {
        Repository repository = Repository.open(folder);
        try (FlowDatabase database =
                new RepositoryDatabase(
                        repository, Surroundings.open(repository, null), new FlowPlanner())) {
            return new Questions(database).rows(statement);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
    }
}
