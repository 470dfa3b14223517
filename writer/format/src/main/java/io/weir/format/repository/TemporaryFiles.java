package io.weir.format.repository;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files that are not committed yet: {@code <pid>-<start of the process in ms>-<n>.tmp}, so
 * that a later process can tell whose they are. Process numbers mean something within one host and
 * one container.
 */
final class TemporaryFiles {
    private static final Pattern NAME = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-[0-9]+\\.tmp");

    /** The start of a process is computed from the boot time, which clock changes move a little. */
    private static final long START_TOLERANCE_MILLIS = 5_000;

    private static final ProcessHandle SELF = ProcessHandle.current();
    private static final String PREFIX = SELF.pid() + "-" + startMillis(SELF) + "-";
    private static final AtomicLong NEXT = new AtomicLong();

    private TemporaryFiles() {}

    /** A name that no other file has or will have. */
    static Path next(RepositoryFolder folder) {
        return folder.temporary().resolve(PREFIX + NEXT.getAndIncrement() + ".tmp");
    }

    /** Whether this is such a file and the process that made it has ended. */
    static boolean isAbandoned(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return false;
        }
        long start = Long.parseLong(name.group(2));
        return ProcessHandle.of(Long.parseLong(name.group(1)))
                .filter(process -> Math.abs(startMillis(process) - start) < START_TOLERANCE_MILLIS)
                .isEmpty();
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
