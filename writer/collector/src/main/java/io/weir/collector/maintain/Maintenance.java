package io.weir.collector.maintain;

import io.weir.format.repository.Repository;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Keeps a repository in shape while a collector fills it: one thread, one thing at a time. What it
 * does beside the collector holds the commit lock only while files are renamed.
 */
public final class Maintenance implements AutoCloseable {
    private static final int TIDY_LOOKS = 12;

    private final Repository repository;
    private volatile MaintenanceOptions options;
    private final InstantSource clock;
    private final Room room;
    private final Consumer<String> log;
    private final HourKeeper hours;
    private final Retention retention;
    private final Thread thread = new Thread(this::run, "weir-maintain");
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicLong compactedRows = new AtomicLong();
    private final AtomicLong expiredHours = new AtomicLong();
    private long tidiedNanos = System.nanoTime();

    /**
     * For a repository.
     *
     * @param room says whether there is room for new parts; without it, old ones may still go
     */
    public Maintenance(
            Repository repository,
            MaintenanceOptions options,
            InstantSource clock,
            Room room,
            Consumer<String> log) {
        this.repository = repository;
        this.options = options;
        this.clock = clock;
        this.room = room;
        this.log = log;
        this.hours = new HourKeeper(repository, () -> this.options, this::isStopping, log);
        this.retention = new Retention(repository);
    }

    /** The room on the disk. */
    public interface Room {
        /** Whether there is enough for what is not urgent. */
        boolean isThere() throws IOException;
    }

    /** From the next look on, like that. For any thread. */
    public void replace(MaintenanceOptions other) {
        options = other;
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** Rows of the parts that compaction wrote. */
    public long compactedRows() {
        return compactedRows.get();
    }

    /** Hours that retention took away. */
    public long expiredHours() {
        return expiredHours.get();
    }

    /** Tells the thread to drop what is not committed; does not wait. */
    public void stop() {
        stop.countDown();
    }

    /** Stops, and waits for the thread: for a column of a part or one commit at most. */
    @Override
    public void close() {
        stop();
        ThreadEnd.await(thread);
    }

    private void run() {
        Duration pause = options.lookEvery();
        while (!stopsWithin(pause)) {
            try {
                look();
                pause = options.lookEvery();
            } catch (IOException | RuntimeException e) {
                // Nothing is lost by waiting: whatever was not done is seen at the next look.
                log.accept("Maintenance waits: " + e.getMessage());
                pause = tidyEvery();
            }
        }
    }

    private void look() throws IOException {
        boolean isRoom = room.isThere();
        if (isRoom) {
            compactedRows.addAndGet(hours.work(clock.instant()).rows());
        }
        long now = System.nanoTime();
        if (!isStopping() && (!isRoom || now - tidiedNanos >= tidyEvery().toNanos())) {
            tidiedNanos = now;
            expire();
            if (!isStopping()) {
                repository.removeExpired();
            }
            if (isRoom) {
                repository.mergeStats(this::isStopping);
            }
        }
    }

    private Duration tidyEvery() {
        return options.lookEvery().multipliedBy(TIDY_LOOKS);
    }

    private void expire() throws IOException {
        Expiry expiry = retention.expire(options.retention(), clock.instant());
        if (!expiry.isEmpty()) {
            expiredHours.addAndGet(expiry.hours().size());
            log.accept(
                    "Retention took away "
                            + expiry.hours().size()
                            + " hours with "
                            + expiry.rows()
                            + " flows, "
                            + (expiry.sizeBytes() + expiry.statsBytes())
                            + " bytes; the files go within the hour");
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    /** Whether it is time to stop, after a while. */
    private boolean stopsWithin(Duration time) {
        try {
            return stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true; // nobody interrupts this thread but a process that ends
        }
    }
}
