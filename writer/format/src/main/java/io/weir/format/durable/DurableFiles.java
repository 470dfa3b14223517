package io.weir.format.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The steps that make a change survive a power cut. A failed force is final: the kernel may have
 * dropped the data, and a second try can lie, so no step here is ever repeated.
 */
public final class DurableFiles {
    private static final boolean FOLDERS_CAN_BE_FORCED =
            !System.getProperty("os.name", "").startsWith("Windows");

    private DurableFiles() {}

    /** Writes a new file, or replaces an old one's content, and forces it to disk. */
    public static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(content), file);
            force(channel, file);
        }
    }

    /**
     * Writes all of {@code bytes} at the channel's position.
     *
     * @param file what the channel writes to, for the error message
     */
    public static void writeFully(FileChannel channel, ByteBuffer bytes, Path file)
            throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /**
     * Forces content and length to disk.
     *
     * @param file what the channel writes to, for the error message
     */
    public static void force(FileChannel channel, Path file) throws IOException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** The system's own message, such as "No space left on device", names no file. */
    private static IOException cannotWrite(Path file, IOException cause) {
        return new IOException(
                "Cannot write "
                        + file
                        + ": "
                        + cause.getMessage()
                        + "; check the disk and the room on it, then start again",
                cause);
    }

    /** Gives a file its final name, replacing a file of that name, in one step. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes a folder if it is missing; its parent is forced by the caller. */
    public static void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Forces a folder's entries to disk: new names, new folders, renames. */
    public static void forceFolder(Path folder) throws IOException {
        if (!FOLDERS_CAN_BE_FORCED) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
