package io.weir.collector;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An ext4 file system in a file, whose power can be cut: the kernel then forgets everything that
 * was not forced to disk (ioctl FS_IOC_SHUTDOWN without a flush of the journal). It proves what the
 * file system keeps, not what a disk keeps that lies about its cache. Needs root, loop devices and
 * perl.
 */
final class PowerCutDisk implements AutoCloseable {
    private static final long SIZE_BYTES = 96L << 20;

    /** FS_IOC_SHUTDOWN = _IOR('X', 125, u32); 2 is "without flushing the journal". */
    private static final String SHUTDOWN =
            "open(my $f, '<', $ARGV[0]) or die $!; my $how = pack('L', 2);"
                    + " ioctl($f, 0x8004587D, $how) or die $!;";

    private final Path image;
    private final Path mount;

    private PowerCutDisk(Path image, Path mount) {
        this.image = image;
        this.mount = mount;
    }

    /** Why there can be no such disk here; null if there can. */
    static @Nullable String whyNot(Path folder) throws IOException {
        try (PowerCutDisk disk = make(folder)) {
            disk.cut();
            return null;
        } catch (UnsupportedOperationException e) {
            return e.getMessage();
        }
    }

    /**
     * Makes and mounts a disk.
     *
     * @throws UnsupportedOperationException if this machine does not let us
     */
    static PowerCutDisk make(Path folder) throws IOException {
        Path image = folder.resolve("disk.ext4");
        Path mount = Files.createDirectories(folder.resolve("disk"));
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(SIZE_BYTES);
        }
        run("mkfs.ext4", "-q", "-F", image.toString());
        PowerCutDisk disk = new PowerCutDisk(image, mount);
        disk.mount();
        Files.writeString(mount.resolve("handle"), "for the ioctl");
        disk.sync();
        return disk;
    }

    /** Where it is mounted. */
    Path root() {
        return mount;
    }

    /** Forces to disk what was written so far. */
    void sync() {
        run("sync", "-f", mount.toString());
    }

    /** The power goes. From here on every write fails. */
    void cut() {
        run("perl", "-e", SHUTDOWN, mount.resolve("handle").toString());
    }

    /** The power comes back; nobody may have a file of it open. */
    void powerOn() {
        run("umount", mount.toString());
        mount();
    }

    private void mount() {
        run("mount", "-o", "loop", image.toString(), mount.toString());
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", mount.toString());
        Files.delete(image);
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new UnsupportedOperationException(List.of(command) + ": " + said.strip());
            }
        } catch (IOException e) {
            throw new UnsupportedOperationException(List.of(command) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnsupportedOperationException("interrupted", e);
        }
    }
}
