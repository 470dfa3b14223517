package io.weir.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.sql.FlowErrorCode;
import io.weir.sql.FlowSqlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeirDriverTest {
    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    private static ConnectionSettings parse(String url, String... pairs) throws SQLException {
        return WeirUrl.parse(url, properties(pairs));
    }

    @Test
    void onlyItsOwnUrlsAreAccepted() throws SQLException {
        WeirDriver driver = new WeirDriver(settings -> new LiteralDatabase());
        assertThat(driver.acceptsURL("jdbc:weir:/repo")).isTrue();
        assertThat(driver.acceptsURL("jdbc:calcite:model=inline:{}")).isFalse();
        assertThat(driver.acceptsURL("jdbc:weird:/repo")).isFalse();
        assertThat(driver.acceptsURL(null)).isFalse();
        assertThat(driver.connect("jdbc:postgresql://host/db", new Properties())).isNull();
        assertThatThrownBy(() -> driver.connect(null, null)).isInstanceOf(SQLException.class);
    }

    @Test
    void driverManagerFindsIt() throws SQLException {
        Driver driver = DriverManager.getDriver("jdbc:weir:/repo");
        assertThat(driver).isInstanceOf(WeirDriver.class);
        assertThat(driver.getMajorVersion()).isZero();
        assertThat(driver.getMinorVersion()).isEqualTo(1);
        assertThat(driver.jdbcCompliant()).isFalse();
    }

    @Test
    void theUrlNamesThePathAndTheProperties() throws SQLException {
        ConnectionSettings settings =
                parse("jdbc:weir:/var/lib/flows?queryTimeout=30&maxRows=1000&geoCountry=/c.mmdb");
        assertThat(settings.repository()).isEqualTo(Path.of("/var/lib/flows"));
        assertThat(settings.queryTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.maxRows()).isEqualTo(1000);
        assertThat(settings.countryDatabase()).isEqualTo(Path.of("/c.mmdb"));
        ConnectionSettings plain = parse("jdbc:weir:relative/path");
        assertThat(plain.repository()).isEqualTo(Path.of("relative/path"));
        assertThat(plain.queryTimeout()).isZero();
        assertThat(plain.maxRows()).isZero();
        assertThat(plain.countryDatabase()).isNull();
    }

    @Test
    void pathAndValuesArePercentDecoded() throws SQLException {
        assertThat(parse("jdbc:weir:/a%20b/c%3Fd/100%25/%C3%BC+e").repository())
                .isEqualTo(Path.of("/a b/c?d/100%/ü+e"));
        assertThat(parse("jdbc:weir:/a b").repository()).isEqualTo(Path.of("/a b"));
        assertThatThrownBy(() -> parse("jdbc:weir:/100%"))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessageContaining("write %25 for a percent sign");
        assertThatThrownBy(() -> parse("jdbc:weir:/a%00b"))
                .isInstanceOf(SQLNonTransientConnectionException.class);
    }

    @Test
    void theRepositoryMayBeAPropertyAndTheUrlWins() throws SQLException {
        assertThat(parse("jdbc:weir:", "repository", "/repo").repository())
                .isEqualTo(Path.of("/repo"));
        assertThat(parse("jdbc:weir:?repository=/repo").repository()).isEqualTo(Path.of("/repo"));
        assertThat(parse("jdbc:weir:/r?maxRows=1", "maxRows", "2").maxRows()).isEqualTo(1);
        assertThatThrownBy(() -> parse("jdbc:weir:"))
                .hasMessageContaining("expected jdbc:weir:/path/to/repository");
        assertThatThrownBy(() -> parse("jdbc:weir:/a?repository=/b")).hasMessageContaining("twice");
        assertThatThrownBy(() -> parse("jdbc:weir:/a?maxRows=1&maxRows=2"))
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "ten", "99999999999999999999", "٣"})
    void aPropertyThatIsNoNumberIsRefused(String value) {
        if (value.isEmpty()) {
            assertThatThrownBy(() -> parse("jdbc:weir:/r?queryTimeout"))
                    .hasMessageContaining("has no value; expected key=value");
        } else {
            assertThatThrownBy(() -> parse("jdbc:weir:/r?queryTimeout=" + value))
                    .isInstanceOf(SQLNonTransientConnectionException.class)
                    .hasMessageContaining("is '" + value + "'; expected a whole number from 0 to");
        }
    }

    @Test
    void anUnknownPropertyIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> parse("jdbc:weir:/r?querytimout=3"))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessage(
                        "Unknown property \"querytimout\"; did you mean \"queryTimeout\"? Known are"
                                + " repository, geoCountry, queryTimeout, maxRows, maxMemory (user"
                                + " and password are ignored)")
                .extracting("SQLState")
                .isEqualTo("08001");
        assertThatThrownBy(() -> parse("jdbc:weir:/r", "model", "inline:{}"))
                .hasMessageStartingWith("Unknown property \"model\". Known are");
        Properties notText = new Properties();
        notText.put("threads", 4);
        assertThatThrownBy(() -> WeirUrl.parse("jdbc:weir:/r", notText))
                .hasMessageContaining("\"threads\"");
    }

    @Test
    void userAndPasswordAreIgnoredWithAWarningAndNotShown() throws SQLException {
        Connection connection =
                LiteralDatabase.connect(
                        new LiteralDatabase(),
                        "jdbc:weir:/r?user=ada&maxRows=1&password=secret",
                        properties("user", "ada", "password", "secret"));
        assertThat((Throwable) connection.getWarnings())
                .hasMessageContaining("User and password are ignored");
        assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:weir:/r?maxRows=1");
        Connection without =
                LiteralDatabase.connect(
                        new LiteralDatabase(),
                        "jdbc:weir:/r",
                        properties("user", "", "password", ""));
        assertThat((Throwable) without.getWarnings()).isNull();
    }

    @Test
    void aRepositoryThatCannotBeOpenedIsAConnectionError() {
        WeirDriver driver =
                new WeirDriver(
                        settings -> {
                            throw new FlowSqlException(FlowErrorCode.CANNOT_OPEN, "no repository");
                        });
        assertThatThrownBy(() -> driver.connect("jdbc:weir:/r", new Properties()))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessage("no repository");
    }

    @Test
    void everyPropertyHasADescription() throws SQLException {
        WeirDriver driver = new WeirDriver(settings -> new LiteralDatabase());
        DriverPropertyInfo[] infos =
                driver.getPropertyInfo("jdbc:weir:/r?maxRows=5", new Properties());
        assertThat(infos).hasSize(5);
        assertThat(Stream.of(infos).map(info -> info.name + "=" + info.value))
                .containsExactly(
                        "repository=/r",
                        "geoCountry=",
                        "queryTimeout=0",
                        "maxRows=5",
                        "maxMemory=0");
        assertThat(Stream.of(infos)).allMatch(info -> info.description.length() > 20);
        assertThat(driver.getPropertyInfo(null, null)).hasSize(5);
    }

    @Test
    void theReferenceListsExactlyTheProperties() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../../docs/reference/jdbc.md"))) {
            if (line.startsWith("| `") && line.endsWith(" <!-- property -->")) {
                documented.add(line.substring(3, line.indexOf('`', 3)));
            }
        }
        assertThat(documented)
                .containsExactlyElementsOf(
                        Stream.of(WeirProperty.values()).map(WeirProperty::key).toList());
    }

    /** None of Calcite's and Avatica's properties, some of which name classes, is taken. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.calcite.config.CalciteConnectionProperty",
                "org.apache.calcite.avatica.BuiltInConnectionProperty"
            })
    void propertiesOfCalciteAreRefused(String enumName) throws ReflectiveOperationException {
        Object[] constants = Class.forName(enumName).getEnumConstants();
        assertThat(constants).hasSizeGreaterThan(10);
        for (Object constant : constants) {
            String key = (String) constant.getClass().getMethod("camelName").invoke(constant);
            if (!key.equals("user") && !key.equals("password")) {
                assertThatThrownBy(() -> parse("jdbc:weir:/r?" + key + "=java.lang.Object"))
                        .hasMessageStartingWith("Unknown property \"" + key + "\"");
            }
        }
    }
}
