package io.weir.driver;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a class of these tests in a JVM of its own, with the driver's jar and what it names. */
final class JavaProgram {
    /** What it printed and how it ended. */
    record Outcome(int exitCode, List<String> out, List<String> err) {}

    private static final long SECONDS = 120;

    private final Path folder;
    private final List<Path> classPath = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private Path javaHome = Path.of(System.getProperty("java.home"));

    /**
     * @param folder scratch
     */
    JavaProgram(Path folder) {
        this.folder = folder;
        classPath.add(jar());
        options.add("-Duser.timezone=UTC");
        options.add("-XX:+UseSerialGC");
        options.add("-XX:TieredStopAtLevel=1");
    }

    static Path jar() {
        return Path.of(System.getProperty("weir.driver.jar", "no jar"));
    }

    JavaProgram on(Path home) {
        javaHome = home;
        return this;
    }

    JavaProgram with(String option) {
        options.add(option);
        return this;
    }

    /** Adds the entries of this JVM's class path whose file name starts so. */
    JavaProgram withLibrary(String... starts) {
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : all.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Stream.of(starts).anyMatch(path.getFileName().toString()::startsWith)) {
                classPath.add(path);
            }
        }
        return this;
    }

    /** Adds the class file alone, so that nothing else of the tests is on the class path. */
    JavaProgram withClass(Class<?>... classes) throws IOException {
        Path root = folder.resolve("classes");
        for (Class<?> each : classes) {
            String file = each.getName().replace('.', '/') + ".class";
            Path target = root.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(
                    Path.of(each.getProtectionDomain().getCodeSource().getLocation().getPath())
                            .resolve(file),
                    target);
        }
        classPath.add(root);
        return this;
    }

    Outcome run(String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(
                String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Outcome(process.waitFor(), Files.readAllLines(out), Files.readAllLines(err));
    }

    /** The JDKs to try: this one, and those of 25 in the usual folder. */
    static List<Path> javaHomes() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        Path usual = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(usual)) {
            try (Stream<Path> found = Files.list(usual)) {
                found.filter(JavaProgram::isJava25).sorted().limit(1).forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return homes;
    }

    private static boolean isJava25(Path home) {
        try {
            Path release = home.resolve("release");
            return Files.isRegularFile(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }
}
