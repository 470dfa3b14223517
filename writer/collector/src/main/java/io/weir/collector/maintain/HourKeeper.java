package io.weir.collector.maintain;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which hours are compacted, and has it done. An hour that is not complete yet, and one
 * that was compacted already, is thinned out when it has many small parts; an hour that becomes
 * complete is compacted as a whole, once. Looks only at days that have changed. Not thread-safe.
 */
final class HourKeeper {
    /**
     * An hour that was complete that long before the start has been compacted, or is thinned out.
     */
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    private final Repository repository;
    private final Supplier<MaintenanceOptions> options;
    private final Compactor compactor;
    private final BooleanSupplier stop;
    private final Consumer<String> log;
    private final TreeSet<HourPartition> open = new TreeSet<>();
    private final Set<HourPartition> damaged = new HashSet<>();
    private @Nullable Snapshot before;

    HourKeeper(
            Repository repository,
            Supplier<MaintenanceOptions> options,
            BooleanSupplier stop,
            Consumer<String> log) {
        this.repository = repository;
        this.options = options;
        this.compactor = new Compactor(repository, stop);
        this.stop = stop;
        this.log = log;
    }

    /** Looks once. */
    CompactionResult work(Instant now) throws IOException {
        Snapshot snapshot = repository.snapshot();
        boolean first = before == null;
        CompactionResult result = CompactionResult.NONE;
        for (LocalDate day : daysToLookAt(snapshot, now).descendingSet()) {
            try {
                result = result.plus(work(snapshot, day, now, first));
            } catch (CorruptFileException e) {
                log.accept(e.getMessage()); // weir verify says more
            }
            if (stop.getAsBoolean()) {
                return result;
            }
        }
        before = snapshot;
        return result;
    }

    private NavigableSet<LocalDate> daysToLookAt(Snapshot snapshot, Instant now) {
        Snapshot last = before;
        NavigableSet<LocalDate> days =
                new TreeSet<>(last == null ? snapshot.days() : snapshot.daysChangedSince(last));
        open.stream().filter(hour -> isComplete(hour, now)).forEach(hour -> days.add(hour.day()));
        days.retainAll(snapshot.days());
        return days;
    }

    private CompactionResult work(Snapshot snapshot, LocalDate day, Instant now, boolean first)
            throws IOException {
        TreeMap<HourPartition, List<DataFile>> hours = new TreeMap<>();
        for (DataFile file : snapshot.files(day)) {
            hours.computeIfAbsent(file.hour(), hour -> new ArrayList<>()).add(file);
        }
        CompactionResult result = CompactionResult.NONE;
        for (HourPartition hour : hours.keySet()) {
            List<DataFile> parts = hours.getOrDefault(hour, List.of());
            result = result.plus(work(snapshot, hour, parts, now, first));
        }
        return result;
    }

    private CompactionResult work(
            Snapshot snapshot, HourPartition hour, List<DataFile> parts, Instant now, boolean first)
            throws IOException {
        if (damaged.contains(hour) || stop.getAsBoolean()) {
            return CompactionResult.NONE;
        }
        try {
            return compactor.merge(snapshot, plan(hour, parts, now, first));
        } catch (CorruptFileException e) {
            damaged.add(hour);
            log.accept(
                    e.getMessage()
                            + "; the hour is not compacted while the collector runs. weir verify "
                            + repository.root()
                            + " says more");
            return CompactionResult.NONE;
        }
    }

    private List<List<DataFile>> plan(
            HourPartition hour, List<DataFile> parts, Instant now, boolean first) {
        if (!isComplete(hour, now)) {
            open.add(hour);
            return MergePlan.smallest(parts, options.get().openParts());
        }
        if (open.remove(hour) || (first && !isComplete(hour, now.minus(LOOK_BACK)))) {
            return MergePlan.all(parts);
        }
        return MergePlan.smallest(parts, options.get().lateParts());
    }

    private boolean isComplete(HourPartition hour, Instant now) {
        return hour.endMillis() + options.get().sealAfter().toMillis() <= now.toEpochMilli();
    }
}
