package io.weir.collector.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Looks at a spool from outside, also while a collector fills it.
 *
 * @param segments files
 * @param sizeBytes their length
 * @param endOffset the offset after the last whole frame; 0 without a segment
 * @param problems what is damaged, a line each
 */
public record SpoolCheck(int segments, long sizeBytes, long endOffset, List<String> problems) {
    /** Copies the list. */
    public SpoolCheck {
        problems = List.copyOf(problems);
    }

    /**
     * Reads every frame.
     *
     * @param folder {@code REPO/spool}
     */
    public static SpoolCheck of(Path folder) throws IOException {
        List<Path> files = segments(folder);
        List<String> problems = new ArrayList<>();
        long bytes = 0;
        long end = 0;
        int segments = 0;
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            try {
                SegmentScan scan = SegmentScan.of(file, first(file));
                boolean isBeingWritten = i == files.size() - 1 && scan.torn();
                if (!scan.isClean() && !isBeingWritten) {
                    problems.add(damage(file, scan));
                }
                segments++;
                bytes += scan.fileBytes();
                end = scan.end().offset();
            } catch (NoSuchFileException e) {
                // Committed and deleted by now.
            }
        }
        return new SpoolCheck(segments, bytes, end, problems);
    }

    /**
     * Adds the lengths and reads the last segment alone.
     *
     * @param folder {@code REPO/spool}
     */
    public static SpoolCheck tailOf(Path folder) throws IOException {
        List<Path> files = segments(folder);
        long bytes = 0;
        long end = 0;
        for (int i = 0; i < files.size(); i++) {
            try {
                bytes += Files.size(files.get(i));
                if (i == files.size() - 1) {
                    end = SegmentScan.of(files.get(i), first(files.get(i))).end().offset();
                }
            } catch (NoSuchFileException e) {
                // Committed and deleted by now.
            }
        }
        return new SpoolCheck(files.size(), bytes, end, List.of());
    }

    private static String damage(Path file, SegmentScan scan) {
        return file
                + ": byte "
                + scan.end().bytes()
                + ": expected the frame of datagram "
                + scan.end().offset()
                + ", got something else; start a collector: it commits what is before, keeps a copy in"
                + " quarantine/, and goes on behind the segment";
    }

    private static List<Path> segments(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (SegmentFile.firstOffset(entry).isPresent()) {
                    files.add(entry);
                }
            }
        }
        files.sort(Comparator.comparingLong(SpoolCheck::first));
        return files;
    }

    private static long first(Path file) {
        OptionalLong offset = SegmentFile.firstOffset(file);
        return offset.orElseThrow();
    }
}
