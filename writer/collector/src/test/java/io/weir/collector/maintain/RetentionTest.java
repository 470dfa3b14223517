package io.weir.collector.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final HourPartition FIRST = HourRows.hour("2026-11-21T22:00:00Z");
    private static final HourPartition SECOND = HourRows.hour("2026-11-21T23:00:00Z");
    private static final HourPartition THIRD = HourRows.hour("2026-11-22T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    @TempDir private Path root;
    private Repository repository;
    private Retention retention;

    @BeforeEach
    void commitThreeHours() throws IOException {
        repository = Repository.openOrCreate(root.resolve("repo"));
        HourRows rows = new HourRows(repository);
        rows.commit(FIRST, 3);
        rows.commit(SECOND, 2);
        rows.commit(SECOND, 1);
        rows.commit(THIRD, 1);
        retention = new Retention(repository);
    }

    @Test
    void hoursThatEndedBeforeTheAgeGo() throws Exception {
        Expiry expiry = retention.expire(age(Duration.ofHours(2)), NOW);

        assertThat(expiry.hours()).containsExactly(FIRST);
        assertThat(expiry.rows()).isEqualTo(3);
        assertThat(hours()).containsExactly(SECOND, SECOND, THIRD);
    }

    @Test
    void anHourThatEndsWithinTheAgeStays() throws Exception {
        assertThat(retention.expire(age(Duration.ofHours(2)), NOW.minusMillis(1)).isEmpty())
                .isTrue();
        assertThat(hours()).hasSize(4);
    }

    @Test
    void theOldestHoursGoUntilTheRestFitsAndTheNewestStays() throws Exception {
        long all = repository.snapshot().files().stream().mapToLong(DataFile::sizeBytes).sum();
        assertThat(retention.plan(size(all), NOW).isEmpty()).isTrue();
        assertThat(retention.plan(size(all - 1), NOW).hours()).containsExactly(FIRST);

        assertThat(retention.expire(size(1), NOW).hours()).containsExactly(FIRST, SECOND);

        assertThat(hours()).containsExactly(THIRD);
        assertThat(repository.snapshot().days()).containsExactly(LocalDate.of(2026, 11, 22));
    }

    @Test
    void aPlanTakesNothingAway() throws Exception {
        assertThat(retention.plan(age(Duration.ofHours(1)), NOW).parts()).isEqualTo(3);
        assertThat(hours()).hasSize(4);
    }

    @Test
    void aReaderFindsTheFilesOfAnHourThatWentMeanwhile() throws Exception {
        Snapshot reader = repository.snapshot();
        retention.expire(age(Duration.ofHours(1)), NOW);
        repository.removeExpired();
        for (DataFile file : reader.files()) {
            assertThat(reader.locate(file)).exists();
        }
    }

    @Test
    void aDayOfStatisticsGoesWhenAllOfItIsOlderThanTheAge() throws Exception {
        commitStats("2026-11-21T22:30:00Z", "2026-11-22T00:30:00Z");
        LocalDate day = LocalDate.of(2026, 11, 21);
        assertThat(retention.plan(age(Duration.ofMinutes(61)), NOW).statsDays()).isEmpty();
        assertThat(retention.expire(age(Duration.ofHours(1)), NOW).statsDays())
                .containsExactly(day);
        assertThat(repository.statsBytes().keySet()).containsExactly(day.plusDays(1));
    }

    @Test
    void statisticsCountAsBytesAndGoWithTheLastHourOfTheirDay() throws Exception {
        commitStats("2026-11-21T22:30:00Z", "2026-11-22T00:30:00Z");
        long all = repository.snapshot().files().stream().mapToLong(DataFile::sizeBytes).sum();
        all += repository.statsBytes().values().stream().mapToLong(bytes -> bytes).sum();
        assertThat(retention.plan(size(all), NOW).isEmpty()).isTrue();
        Expiry first = retention.plan(size(all - 1), NOW);
        assertThat(first.hours()).containsExactly(FIRST);
        assertThat(first.statsDays()).isEmpty();
        Expiry most = retention.expire(size(1), NOW);
        assertThat(most.hours()).containsExactly(FIRST, SECOND);
        assertThat(most.statsDays()).containsExactly(LocalDate.of(2026, 11, 21));
    }

    @Test
    void aTwentiethMoreThanNeededGoesSoThatNotEveryCommitTakesAnHour() throws Exception {
        Repository other = Repository.openOrCreate(root.resolve("other"));
        HourRows rows = new HourRows(other);
        for (int i = 0; i < 30; i++) {
            rows.commit(new HourPartition(FIRST.epochHour() + i), 1);
        }
        long all = other.snapshot().files().stream().mapToLong(DataFile::sizeBytes).sum();
        assertThat(new Retention(other).plan(size(all - 1), NOW).hours()).hasSize(2);
    }

    private void commitStats(String... times) throws IOException {
        StatsTable table = StatsTable.INTERFACE_COUNTERS;
        StatsRows stats = new StatsRows(table);
        for (String time : times) {
            Object[] values = new Object[table.columns().size()];
            values[table.indexOf("received_time")] = Instant.parse(time).toEpochMilli();
            values[table.indexOf("exporter_addr")] = new byte[16];
            values[table.indexOf("observation_domain_id")] = 0L;
            values[table.indexOf("if_index")] = 1L;
            stats.add(values);
        }
        try (Commit commit = repository.beginCommit()) {
            commit.addStats(stats);
            commit.commit();
        }
    }

    private static RetentionLimits age(Duration age) {
        return new RetentionLimits(age, null);
    }

    private static RetentionLimits size(long bytes) {
        return new RetentionLimits(null, bytes);
    }

    private List<HourPartition> hours() throws IOException {
        return repository.snapshot().files().stream().map(DataFile::hour).toList();
    }
}
