package io.weir.sample;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that the demo fills. A demo of before is replaced; anything else is left alone. */
final class DemoFolder {
    private static final String MARK = ".weir-demo";

    private DemoFolder() {}

    /** An empty place for a repository inside {@code folder}. */
    static Path prepare(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.exists(absolute.resolve(MARK)) && !isEmpty(absolute)) {
            throw new IOException(
                    absolute
                            + " is there and no demo made it; name another folder: ./weir demo FOLDER");
        }
        Files.createDirectories(absolute);
        Files.writeString(
                absolute.resolve(MARK),
                "Made by ./weir demo, which replaces this folder's repository.\n");
        Path repository = absolute.resolve("repository");
        if (Files.exists(repository)) {
            delete(repository);
        }
        return repository;
    }

    /** Deletes the folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        delete(folder);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException error) throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
