package io.weir.format.repository;

import io.weir.format.Flows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A second process that works on a repository; tests start it, talk to it and kill it. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ChildProcess start(Path repository, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildProcess.class.getName(),
                        repository.toString());
        builder.command().addAll(List.of(arguments));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new ChildProcess(builder.start());
    }

    long pid() {
        return process.pid();
    }

    String nextLine() throws IOException {
        String line = output.readLine();
        return line == null ? "end of output" : line;
    }

    /** Lets a child that waits go on. */
    void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    int waitForExit() throws InterruptedException {
        return process.waitFor();
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Arguments: the repository, then collect, hold, commit COUNT, or crash POINT. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        switch (arguments[1]) {
            case "collect" -> collect(root);
            case "hold" -> hold(root);
            case "commit" -> commit(root, Integer.parseInt(arguments[2]));
            case "crash" -> crash(root, CrashPoint.valueOf(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    private static void collect(Path root) throws IOException {
        try (CollectorLock lock = Repository.openOrCreate(root).collectorLock()) {
            say("epoch " + lock.writerEpoch());
            waitForParent();
        }
    }

    private static void hold(Path root) throws IOException {
        try (Commit commit = Repository.openOrCreate(root).beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1));
            say("added");
            waitForParent();
            say("generation " + commit.commit().generation());
        }
    }

    private static void commit(Path root, int count) throws IOException {
        say("ready");
        for (int i = 0; i < count; i++) {
            try (Commit commit = Repository.openOrCreate(root).beginCommit()) {
                commit.addPart(Flows.HOUR_14, Flows.rows(Flows.HOUR_14, 1));
                commit.commit();
            }
        }
    }

    private static void crash(Path root, CrashPoint point) throws IOException {
        CrashPoint.Hook hook =
                reached -> {
                    if (reached == point) {
                        Runtime.getRuntime().halt(137);
                    }
                };
        Repository repository = Repository.openOrCreate(root, hook, Clock.systemUTC());
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1));
            commit.addPart(Flows.NEXT_DAY, Flows.rows(Flows.NEXT_DAY, 2));
            commit.commit();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void waitForParent() throws IOException {
        if (System.in.read() < 0) {
            throw new IOException("the parent ended");
        }
    }
}
