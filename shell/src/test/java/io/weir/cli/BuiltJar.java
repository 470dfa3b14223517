package io.weir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The jar that the build packs, started as its users do. */
final class BuiltJar {
    private static final Path JAR = Path.of("target", "weir.jar").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 60;

    private BuiltJar() {}

    static Path path() {
        return JAR;
    }

    /** {@code java -jar weir.jar ARGS}, with no option but those that make a short run short. */
    static ProcessBuilder command(Path javaHome, String... args) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
        command.add(JAR.toString());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
        return builder;
    }

    static CommandRun run(Path folder, Path javaHome, String... args)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process =
                command(javaHome, args)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new CommandRun(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    /** The JDK of this test, and one of 25 if the usual folder has one. */
    static List<Path> javaHomes() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        Path usual = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(usual) && !isJava25(homes.get(0))) {
            try (Stream<Path> found = Files.list(usual)) {
                found.filter(BuiltJar::isJava25).sorted().limit(1).forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return homes;
    }

    private static boolean isJava25(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isRegularFile(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }
}
