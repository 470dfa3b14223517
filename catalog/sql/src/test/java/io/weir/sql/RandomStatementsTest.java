package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.repository.Repository;
import io.weir.sql.agreement.Agreement;
import io.weir.sql.agreement.VariedFlows;
import io.weir.sql.plan.FlowPlanner;
import io.weir.sql.run.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random statements have the same answer in Weir with its engine, in Weir with Calcite's operators
 * alone, and in DuckDB over the same files. {@code -Dweir.statements=} says how many, {@code
 * -Dweir.seed=} from which seed on: a report names the seed with which its statement is the first.
 */
class RandomStatementsTest {
    private static final int STATEMENTS = Integer.getInteger("weir.statements", 2000);
    private static final long SEED = Long.getLong("weir.seed", 20261126);
    private static final int FLOWS = Integer.getInteger("weir.flows", 600);
    private static final long FLOWS_SEED = 1;
    private static final int THREADS = 2;

    @TempDir private static Path folder;

    @Test
    void allAnswerAlike() throws Exception {
        Repository repository = Repository.openOrCreate(folder.resolve("repo"));
        VariedFlows.write(repository, FLOWS_SEED, FLOWS);
        try (FlowDatabase engine = database(repository, true);
                FlowDatabase operators = database(repository, false);
                Agreement agreement = Agreement.open(repository.root(), engine, operators)) {
            assertThat(differences(agreement)).isEmpty();
        }
    }

    private static List<String> differences(Agreement agreement) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<String>>> parts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = i;
                parts.add(threads.submit(() -> part(agreement, first)));
            }
            List<String> differences = new ArrayList<>();
            for (Future<List<String>> part : parts) {
                differences.addAll(part.get());
            }
            return differences;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> part(Agreement agreement, int first) throws SQLException {
        LongStream numbers =
                LongStream.range(0, STATEMENTS).filter(number -> number % THREADS == first);
        try (Agreement own = agreement.another()) {
            return own.differences(SEED, numbers);
        }
    }

    private static FlowDatabase database(Repository repository, boolean groupsInScan)
            throws IOException {
        return new RepositoryDatabase(
                repository, Surroundings.open(repository, null), new FlowPlanner(groupsInScan));
    }
}
