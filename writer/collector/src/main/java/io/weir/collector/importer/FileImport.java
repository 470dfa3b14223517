package io.weir.collector.importer;

import io.weir.collector.capture.CaptureException;
import io.weir.collector.capture.DatagramReader;
import io.weir.collector.capture.IpfixFileReader;
import io.weir.collector.decode.DatagramDecoders;
import io.weir.collector.importer.ImportException.Reason;
import io.weir.collector.table.FlowTableReader;
import io.weir.collector.text.FlowTextException;
import io.weir.collector.text.FlowTextForm;
import io.weir.collector.text.FlowTextReader;
import io.weir.collector.text.FlowTextScan;
import io.weir.format.FlowBatch;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.format.stats.StatsRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Imports files into a repository, each as one commit or not at all. A collector may run beside it.
 * Not thread-safe.
 *
 * <p>What a file is, its content says: captures by their magic number, texts by the header of their
 * flow table.
 */
public final class FileImport {
    /** Rows decoded before they are sorted into hours. */
    private static final int STAGED_ROWS = 4096;

    private static final int MAX_ROWS = 200_000;
    private static final int MAX_HOURS = 256;
    private static final long PROGRESS_BYTES = 1 << 20;

    /** Before this, a modification time says that nobody set it. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Repository repository;
    private final ImportOptions options;
    private final ImportProgress progress;
    private final Clock clock;

    /** An import that takes the time of pipes from {@code clock}. */
    public FileImport(
            Repository repository, ImportOptions options, ImportProgress progress, Clock clock) {
        this.repository = repository;
        this.options = options;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Imports one file. A pipe is copied to a temporary file first.
     *
     * @throws ImportException if nothing was imported because of the file; the message names it
     * @throws IOException if the repository cannot be written, or the file not be read
     */
    public ImportResult importFile(Path file) throws IOException {
        try (SourceFile source = SourceFile.of(file, clock.instant())) {
            return importSource(source);
        }
    }

    /**
     * Imports a stream such as standard input, after copying it to a temporary file.
     *
     * @param name what messages call it
     */
    public ImportResult importStream(InputStream in, String name) throws IOException {
        try (SourceFile source = SourceFile.copy(in, name, clock.instant())) {
            return importSource(source);
        }
    }

    private ImportResult importSource(SourceFile source) throws IOException {
        if (source.size() == 0) {
            throw new ImportException(
                    Reason.NOT_UNDERSTOOD, source.name(), "the file is empty; " + understood());
        }
        if (!options.again() && repository.snapshot().hasImport(source.sha256())) {
            throw new ImportException(
                    Reason.REPEATED,
                    source.name(),
                    "its content was imported before (SHA-256 "
                            + source.sha256()
                            + "); say --again to import it once more");
        }
        try (DigestedInput in = source.open();
                Commit commit = repository.beginCommit()) {
            RowSource rows = rows(source, new BufferedInputStream(in, 1 << 16));
            return copy(source, in, rows, commit);
        } catch (CaptureException e) {
            throw new ImportException(Reason.NOT_UNDERSTOOD, source.name(), message(e));
        } catch (FlowTextException e) {
            throw new ImportException(Reason.FORM, source.name(), message(e));
        }
    }

    private RowSource rows(SourceFile source, InputStream in) throws IOException {
        byte[] first = source.firstBytes();
        if (DatagramReader.recognizes(first)) {
            Instant time = options.at() == null ? source.modified() : options.at();
            return new CaptureImport(
                    DatagramReader.open(in, time.toEpochMilli()),
                    DatagramDecoders.forFiles(repository.config()));
        }
        if (IpfixFileReader.recognizes(first)) {
            return new IpfixFileImport(
                    new IpfixFileReader(in), DatagramDecoders.forFiles(repository.config()));
        }
        FileKind kind = FileKind.of(first);
        if (kind != FileKind.TEXT) {
            throw new ImportException(
                    Reason.NOT_UNDERSTOOD, source.name(), kind.description() + "; " + understood());
        }
        if (FlowTableReader.recognizes(first)) {
            return new FlowTableImport(
                    FlowTableReader.open(
                            in,
                            first,
                            options.zone(),
                            tableTime(source).toEpochMilli(),
                            DatagramDecoders.labelerFor(repository.config())));
        }
        FlowTextScan scan = scan(source);
        if (!scan.isFlowText()) {
            throw new ImportException(
                    Reason.NOT_UNDERSTOOD,
                    source.name(),
                    "a text without a flow table; " + understood());
        }
        FlowTextForm form = scan.form(options.as());
        Instant at = textTime(source);
        return new TextImport(
                new FlowTextReader(
                        in,
                        form,
                        at.toEpochMilli(),
                        DatagramDecoders.labelerFor(repository.config())),
                form,
                at);
    }

    private static FlowTextScan scan(SourceFile source) throws IOException {
        try (InputStream in = new BufferedInputStream(source.open(), 1 << 16)) {
            return FlowTextScan.of(in);
        }
    }

    /** When rows were received that do not say it. */
    private Instant tableTime(SourceFile source) {
        Instant time = options.at() == null ? source.modified() : options.at();
        return time.isBefore(EARLIEST) ? clock.instant() : time;
    }

    private Instant textTime(SourceFile source) throws ImportException {
        if (options.at() != null) {
            return options.at().truncatedTo(ChronoUnit.MILLIS);
        }
        if (source.modified().isBefore(EARLIEST)) {
            throw new ImportException(
                    Reason.FORM,
                    source.name(),
                    "a flow table says no time and the file's own, "
                            + source.modified()
                            + ", is none: say --at, for example --at 2026-11-22T13:00:00Z");
        }
        return source.modified().truncatedTo(ChronoUnit.MILLIS);
    }

    private ImportResult copy(SourceFile source, DigestedInput in, RowSource rows, Commit commit)
            throws IOException {
        PartWriter parts = new PartWriter(commit, MAX_ROWS, MAX_HOURS);
        FlowBatch staged = new FlowBatch(STAGED_ROWS);
        long flows = 0;
        long reported = 0;
        while (rows.next(staged)) {
            if (staged.rows() >= STAGED_ROWS) {
                flows += staged.rows();
                parts.take(staged);
            }
            if (in.position() - reported >= PROGRESS_BYTES) {
                reported = in.position();
                progress.at(source.name(), reported, source.size(), flows + staged.rows());
            }
        }
        flows += staged.rows();
        parts.take(staged);
        String problem = rows.problem();
        if (problem != null) {
            throw new ImportException(Reason.NOT_UNDERSTOOD, source.name(), problem);
        }
        requireUnchanged(source, in);
        progress.at(source.name(), source.size(), source.size(), flows);
        StatsRows counters = rows.interfaceCounters();
        boolean hasCounters = counters != null && counters.size() > 0;
        if (counters != null && hasCounters) {
            commit.addStats(counters);
        }
        if (flows > 0 || hasCounters) {
            parts.finish();
            remember(source, commit);
            commit.commit();
        }
        return rows.result(source.name(), flows);
    }

    private void remember(SourceFile source, Commit commit) {
        if (options.again()) {
            commit.importedContentAgain(source.sha256(), source.name());
        } else {
            commit.importedContent(source.sha256(), source.name());
        }
    }

    private static void requireUnchanged(SourceFile source, DigestedInput in) throws IOException {
        if (!in.sha256OfAll().equals(source.sha256())) {
            throw new ImportException(
                    Reason.UNREADABLE,
                    source.name(),
                    "it changed while it was read; import it again when nobody writes to it");
        }
    }

    private static String understood() {
        return "understood are "
                + DatagramReader.UNDERSTOOD
                + " of "
                + CaptureImport.DECODED
                + " datagrams, IPFIX files (RFC 5655), "
                + FlowTextScan.UNDERSTOOD
                + ", and "
                + FlowTableReader.UNDERSTOOD
                + "; all of them also packed by gzip or zstd";
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
