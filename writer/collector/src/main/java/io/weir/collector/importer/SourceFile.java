package io.weir.collector.importer;

import io.weir.collector.importer.Compression.DamagedException;
import io.weir.collector.importer.ImportException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.zip.ZipException;

/**
 * A file to import, which can be read more than once, and is unpacked where it is compressed. What
 * can be read only once, such as a pipe, is copied to a temporary file first, which closing
 * deletes.
 *
 * @param name as the user wrote it
 * @param path where its bytes are
 * @param temporary whether that is a copy
 * @param modified when it was modified
 * @param size the length of its content in bytes, unpacked
 * @param sha256 of its content, unpacked, 64 hexadecimal digits
 */
record SourceFile(
        String name, Path path, boolean temporary, Instant modified, long size, String sha256)
        implements AutoCloseable {
    private static final int FIRST_BYTES = 4096;

    /**
     * @param now the time that a pipe counts as modified at
     * @throws ImportException if it cannot be read
     */
    static SourceFile of(Path path, Instant now) throws IOException {
        String name = path.toString();
        if (!Files.exists(path)) {
            throw new ImportException(Reason.UNREADABLE, name, "there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw new ImportException(Reason.UNREADABLE, name, "expected a file, got a folder");
        }
        if (!Files.isReadable(path)) {
            throw new ImportException(Reason.UNREADABLE, name, "no permission to read it");
        }
        if (Files.isRegularFile(path)) {
            Instant modified = Files.getLastModifiedTime(path).toInstant();
            return digest(name, path, false, modified);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return copy(in, name, now);
        }
    }

    /** A copy of what is left of a stream. */
    static SourceFile copy(InputStream in, String name, Instant now) throws IOException {
        Path copy = Files.createTempFile("weir-import-", ".tmp");
        boolean kept = false;
        try {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            SourceFile file = digest(name, copy, true, now);
            kept = true;
            return file;
        } finally {
            if (!kept) {
                Files.deleteIfExists(copy);
            }
        }
    }

    /**
     * Reads it once.
     *
     * @throws ImportException if what is packed cannot be unpacked
     */
    private static SourceFile digest(String name, Path path, boolean temporary, Instant modified)
            throws IOException {
        try (DigestedInput in = new DigestedInput(Compression.open(path))) {
            String sha256 = sha256(in, name);
            return new SourceFile(name, path, temporary, modified, in.position(), sha256);
        } catch (ZipException | EOFException | DamagedException e) {
            throw damaged(name, 0, e);
        }
    }

    private static String sha256(DigestedInput in, String name) throws IOException {
        try {
            return in.sha256OfAll();
        } catch (ZipException | EOFException | DamagedException e) {
            throw damaged(name, in.position(), e);
        }
    }

    private static ImportException damaged(String name, long unpacked, IOException cause) {
        return new ImportException(
                Reason.UNREADABLE,
                name,
                "its compressed data is damaged or cut off after "
                        + unpacked
                        + " unpacked bytes ("
                        + cause.getMessage()
                        + ")");
    }

    /** Its bytes, from the first on. */
    DigestedInput open() throws IOException {
        return new DigestedInput(Compression.open(path));
    }

    /** Its first bytes, at most 4096. */
    byte[] firstBytes() throws IOException {
        try (InputStream in = Compression.open(path)) {
            return in.readNBytes(FIRST_BYTES);
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(path);
        }
    }
}
