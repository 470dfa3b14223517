package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the one jar of the command line, and that it says nothing of its own on any JDK. */
@Timeout(120)
class JarContentsIT {
    @TempDir private Path folder;

    static List<Path> javaHomes() {
        return BuiltJar.javaHomes();
    }

    @Test
    void thereIsNoHadoopNoLog4jNoSignatureAndNoNativeCodec() throws IOException {
        try (JarFile jar = new JarFile(BuiltJar.path().toFile())) {
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
                    .hasSizeGreaterThan(1000)
                    .noneMatch(name -> name.startsWith("org/apache/hadoop/"))
                    .noneMatch(name -> name.matches(".*(log4j|reload4j).*"))
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA)"))
                    .noneMatch(
                            name -> name.matches(".*(zstd|snappy|lz4).*\\.(so|dll|jnilib|dylib)"))
                    .contains(
                            "META-INF/services/java.sql.Driver",
                            "io/weir/sql/iptoasn-country.NOTICE.txt");
        }
    }

    @Test
    void theManifestNamesTheMainClassAndTheVersion() throws IOException {
        try (JarFile jar = new JarFile(BuiltJar.path().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo("io.weir.cli.Main");
            assertThat(manifest.getValue("Implementation-Version")).isEqualTo("0.1.0");
        }
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void versionIsPrintedAndNothingElse(Path javaHome) throws Exception {
        CommandRun run = BuiltJar.run(folder, javaHome, "--version");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("weir 0.1.0\nJava ");
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void importedFlowsAreQueriedInSilence(Path javaHome) throws Exception {
        String repository = folder.resolve("repository").toString();
        String table = FlowFiles.flowTable(folder).toString();
        assertThat(BuiltJar.run(folder, javaHome, "import", "-q", repository, table))
                .isEqualTo(new CommandRun(0, "", ""));
        String sql =
                "SELECT COUNT(*) AS flows, SUM(packets) AS packets, MIN(src_addr) AS first,"
                        + " COUNT(geo_country(dst_addr)) AS countries FROM flows";
        assertThat(BuiltJar.run(folder, javaHome, repository, "-c", sql))
                .isEqualTo(
                        new CommandRun(
                                0, "flows,packets,first,countries\n5,1510,192.0.2.10,0\n", ""));
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void collectorStartsAndStopsWithoutAWarning(Path javaHome) throws Exception {
        String repository = folder.resolve("collected").toString();
        Process process =
                BuiltJar.command(javaHome, "collect", repository, "-l", "udp://127.0.0.1:0")
                        .start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).startsWith("Collecting on udp://127.0.0.1:");
            process.toHandle().destroy();
            assertThat(err.lines()).singleElement().asString().startsWith("0 datagrams");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }
}
