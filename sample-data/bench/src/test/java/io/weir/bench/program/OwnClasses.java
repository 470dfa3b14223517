package io.weir.bench.program;

import java.nio.file.Path;
import java.util.List;

/** Weir from the class path of the tests. */
public final class OwnClasses {
    private OwnClasses() {}

    /** The command line of Weir's own classes, without the launcher. */
    public static String command() {
        return String.join(
                " ",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.weir.cli.Main"));
    }
}
