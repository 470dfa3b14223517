package io.weir.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneJarIT {
    private static final List<String> ANSWERS =
            List.of(
                    "3|700",
                    "2001:db8::1|2026-11-22 10:00:02.000",
                    "10.0.0.2|2026-11-22 10:00:01.000",
                    "10.0.0.1|2026-11-22 10:00:00.000",
                    "10.0.0.2|700",
                    "true|US|udp|7|100",
                    "400",
                    "IPADDRESS: source; IPv4 as ::ffff:a.b.c.d; NULL where the record has none",
                    "io.weir.jdbc.WeirDriver");

    @TempDir static Path repositories;
    private static Path repository = Path.of("");

    @TempDir Path folder;

    @BeforeAll
    static void create() throws IOException {
        repository = ThreeFlows.create(repositories.resolve("three flows"));
    }

    static List<Path> javaHomes() {
        return JavaProgram.javaHomes();
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void aProgramWithNothingButTheJarAsksInSilence(Path javaHome)
            throws IOException, InterruptedException {
        JavaProgram.Outcome outcome =
                new JavaProgram(folder)
                        .on(javaHome)
                        .withClass(AskProgram.class)
                        .run("io.weir.driver.AskProgram", repository.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo(ANSWERS);
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void threeModulesOfTheJdkSuffice() throws IOException, InterruptedException {
        JavaProgram.Outcome outcome =
                new JavaProgram(folder)
                        .with("--limit-modules=java.base,java.sql,java.logging")
                        .withClass(AskProgram.class)
                        .run("io.weir.driver.AskProgram", repository.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo(ANSWERS);
    }

    @Test
    void anIsolatedClassLoaderSuffices() throws IOException, SQLException {
        URL[] jar = {JavaProgram.jar().toUri().toURL()};
        try (URLClassLoader loader =
                new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
            Driver driver =
                    ServiceLoader.load(Driver.class, loader).stream()
                            .filter(each -> each.type().getClassLoader() == loader)
                            .findFirst()
                            .orElseThrow()
                            .get();
            assertThat(driver.getClass().getName()).isEqualTo("io.weir.jdbc.WeirDriver");
            try (Connection connection =
                            driver.connect("jdbc:weir:" + repository, new Properties());
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(
                                    "SELECT a.bytes FROM flows a JOIN flows b USING (src_port)"
                                            + " ORDER BY 1")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(100);
            }
        }
    }

    @Test
    void nothingInAUrlLoadsAClass() throws IOException, InterruptedException {
        JavaProgram.Outcome outcome =
                new JavaProgram(folder)
                        .withClass(UrlProgram.class, Canary.class)
                        .run("io.weir.driver.UrlProgram", repository.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).doesNotContain("the canary sings").endsWith("done");
        assertThat(outcome.out()).anyMatch(line -> line.startsWith("refused model"));
        assertThat(outcome.out()).anyMatch(line -> line.startsWith("refused httpclient_impl"));
        assertThat(outcome.out()).noneMatch(line -> line.startsWith("taken"));
        assertThat(outcome.out())
                .contains("no driver for jdbc:calcite:", "no driver for jdbc:avatica:");
    }

    @Test
    void theCanarySingsWhenItIsLoaded() throws ReflectiveOperationException {
        assertThat(Canary.class.getDeclaredConstructor().newInstance().toString())
                .isEqualTo("the canary sings");
    }

    @Test
    void aPoolOfHikariLendsConnections() throws IOException, InterruptedException {
        JavaProgram.Outcome outcome =
                new JavaProgram(folder)
                        .withLibrary("HikariCP", "slf4j-")
                        .withClass(PoolProgram.class)
                        .run("io.weir.driver.PoolProgram", repository.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).containsExactly("sum of 20 counts: 60", "read only: true");
    }

    @Test
    void sqllineSelectsInBatch() throws IOException, InterruptedException {
        JavaProgram.Outcome outcome =
                new JavaProgram(folder)
                        .withLibrary("sqlline", "jline")
                        .run(
                                "sqlline.SqlLine",
                                "-u",
                                "jdbc:weir:" + repository,
                                "-n",
                                "",
                                "-p",
                                "",
                                "--outputformat=csv",
                                "--silent=true",
                                "--showHeader=true",
                                "-e",
                                "SELECT src_addr, bytes FROM flows ORDER BY bytes;");
        assertThat(outcome.out())
                .contains("'src_addr','bytes'", "'10.0.0.1','100'", "'2001:db8::1','400'");
        assertThat(outcome.exitCode()).isZero();
    }
}
