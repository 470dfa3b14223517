package io.weir.collector.maintain;

import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.ConflictException;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Takes whole hours away, oldest first, in one commit: first the head is without them, and an hour
 * later, when no reader may need them any more, their files go.
 */
public final class Retention {
    /** Below the limit that much, so that not every commit takes an hour away: 1 / 20. */
    private static final int SLACK = 20;

    private final Repository repository;

    /** For a repository. */
    public Retention(Repository repository) {
        this.repository = repository;
    }

    /** What the limits take away. */
    public Expiry plan(RetentionLimits limits, Instant now) throws IOException {
        return limits.isNone() ? Expiry.NONE : Draft.of(repository, limits, now).expiry();
    }

    /**
     * Takes it away.
     *
     * @return what was taken away; nothing where another commit came first: ask again
     */
    public Expiry expire(RetentionLimits limits, Instant now) throws IOException {
        if (limits.isNone()) {
            return Expiry.NONE;
        }
        Draft draft = Draft.of(repository, limits, now);
        if (!draft.parts.isEmpty()) {
            try (Commit commit = repository.beginCommit()) {
                commit.removeParts(draft.parts);
                commit.commit();
            } catch (ConflictException e) {
                return Expiry.NONE; // a compaction replaced one of them
            }
        }
        for (LocalDate day : draft.statsDays) {
            repository.deleteStats(day);
        }
        return draft.expiry();
    }

    /** The hours with their parts, and how many of them go. */
    private static final class Draft {
        private final NavigableMap<HourPartition, List<DataFile>> hours = new TreeMap<>();
        private final NavigableMap<LocalDate, Long> stats;
        private final List<HourPartition> expired = new ArrayList<>();
        private final List<DataFile> parts = new ArrayList<>();
        private final List<LocalDate> statsDays = new ArrayList<>();
        private long partBytes;
        private long rows;
        private long statsBytes;
        private long remaining;

        private Draft(Repository repository) throws IOException {
            Snapshot snapshot = repository.snapshot();
            for (DataFile file : snapshot.files()) {
                hours.computeIfAbsent(file.hour(), hour -> new ArrayList<>()).add(file);
                remaining += file.sizeBytes();
            }
            stats = repository.statsBytes();
            stats.values().forEach(bytes -> remaining += bytes);
        }

        static Draft of(Repository repository, RetentionLimits limits, Instant now)
                throws IOException {
            Draft draft = new Draft(repository);
            if (limits.maxAge() != null) {
                draft.takeBefore(now.minus(limits.maxAge()).toEpochMilli());
            }
            if (limits.maxBytes() != null) {
                draft.takeAbove(limits.maxBytes());
            }
            return draft;
        }

        private void takeBefore(long millis) {
            while (!hours.isEmpty() && hours.firstKey().endMillis() <= millis) {
                takeOldestHour();
            }
            while (!stats.isEmpty()
                    && new HourPartition((stats.firstKey().toEpochDay() + 1) * 24).startMillis()
                            <= millis) {
                takeOldestStats();
            }
        }

        /** The newest hour stays, whatever it takes. */
        private void takeAbove(long maxBytes) {
            if (remaining <= maxBytes) {
                return;
            }
            while (remaining > maxBytes - maxBytes / SLACK && hours.size() > 1) {
                takeOldestHour();
                LocalDate oldest = hours.firstKey().day();
                while (!stats.isEmpty() && stats.firstKey().isBefore(oldest)) {
                    takeOldestStats();
                }
            }
        }

        private void takeOldestHour() {
            Map.Entry<HourPartition, List<DataFile>> oldest = hours.pollFirstEntry();
            expired.add(oldest.getKey());
            for (DataFile file : oldest.getValue()) {
                parts.add(file);
                partBytes += file.sizeBytes();
                remaining -= file.sizeBytes();
                rows += file.rows();
            }
        }

        private void takeOldestStats() {
            Map.Entry<LocalDate, Long> oldest = stats.pollFirstEntry();
            statsDays.add(oldest.getKey());
            statsBytes += oldest.getValue();
            remaining -= oldest.getValue();
        }

        Expiry expiry() {
            return new Expiry(expired, parts.size(), rows, partBytes, statsDays, statsBytes);
        }
    }
}
