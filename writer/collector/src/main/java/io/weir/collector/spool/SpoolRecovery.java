package io.weir.collector.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a spool's folder held when it was opened. Segments below the committed offset are deleted. A
 * frame that a dying process left half written at the very end is cut off. Any other damage is kept
 * for inspection in {@code quarantine/}, and what follows it in its segment is lost.
 */
final class SpoolRecovery {
    private static final String QUARANTINE = "quarantine";

    private final Path folder;
    private final long committed;
    private final List<Segment> segments = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long lostDatagrams;
    private long tornBytes;

    private SpoolRecovery(Path folder, long committed) {
        this.folder = folder;
        this.committed = committed;
    }

    static SpoolRecovery run(Path folder, long committed) throws IOException {
        SpoolRecovery recovery = new SpoolRecovery(folder, committed);
        recovery.recover();
        return recovery;
    }

    /** What is left, in order, each with at least one frame from the committed offset on. */
    List<Segment> segments() {
        return segments;
    }

    SpoolReport report() {
        return new SpoolReport(
                nextOffset() - committed - lostDatagrams, tornBytes, lostDatagrams, problems);
    }

    /** The offset of the next datagram. */
    long nextOffset() {
        return segments.isEmpty() ? committed : segments.get(segments.size() - 1).end().offset();
    }

    private void recover() throws IOException {
        List<Path> files = segmentFiles();
        removeUnbegun(files);
        for (int i = 0; i < files.size(); i++) {
            boolean last = i == files.size() - 1;
            boolean below = !last && first(files.get(i + 1)) <= committed;
            if (below) {
                Files.delete(files.get(i));
            } else {
                recover(files.get(i), last);
            }
        }
    }

    /**
     * Deletes segments at the end that do not even have their header: where each of several had
     * only its name when the power went, the one before them is the last.
     */
    private void removeUnbegun(List<Path> files) throws IOException {
        while (!files.isEmpty()) {
            Path file = files.get(files.size() - 1);
            long bytes = Files.size(file);
            if (bytes >= SegmentFile.HEADER_BYTES) {
                return;
            }
            tornBytes += bytes;
            Files.delete(file);
            files.remove(files.size() - 1);
        }
    }

    private void recover(Path file, boolean last) throws IOException {
        long firstOffset = first(file);
        SegmentScan scan = SegmentScan.of(file, firstOffset);
        if (!scan.isClean()) {
            repair(file, scan, last);
        }
        if (scan.end().offset() <= Math.max(committed, firstOffset)) {
            Files.delete(file);
            return;
        }
        long expected = nextOffset();
        if (firstOffset > expected) {
            lostDatagrams += firstOffset - expected;
            problems.add(
                    "Spool "
                            + folder
                            + ": datagrams "
                            + expected
                            + " to "
                            + (firstOffset - 1)
                            + " are missing; they are lost");
        }
        segments.add(new Segment(file, firstOffset, scan.end()));
    }

    private void repair(Path file, SegmentScan scan, boolean last) throws IOException {
        if (last && scan.torn()) {
            tornBytes += scan.fileBytes() - scan.end().bytes();
        } else {
            Path kept = quarantine(file);
            problems.add(
                    "Damaged spool segment "
                            + file
                            + ", octet "
                            + scan.end().bytes()
                            + " of "
                            + scan.fileBytes()
                            + ": expected the frame of datagram "
                            + scan.end().offset()
                            + ", found something else; the rest of the segment is lost, a copy is "
                            + kept);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(scan.end().bytes());
            channel.force(true);
        }
    }

    private Path quarantine(Path file) throws IOException {
        Path target = folder.resolve(QUARANTINE);
        Files.createDirectories(target);
        Path copy = target.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return copy;
    }

    private List<Path> segmentFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (SegmentFile.firstOffset(entry).isPresent()) {
                    files.add(entry);
                }
            }
        }
        files.sort(Comparator.comparingLong(SpoolRecovery::first));
        return files;
    }

    private static long first(Path file) {
        OptionalLong offset = SegmentFile.firstOffset(file);
        return offset.orElseThrow();
    }
}
