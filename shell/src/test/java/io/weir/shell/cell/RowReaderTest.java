package io.weir.shell.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reads values of an independent database. */
class RowReaderTest {
    @Test
    void timestampsAreUtcIsoTextForMachinesWhateverTheZoneOfTheProcess() throws SQLException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try {
            assertThat(machine("timestamp '2026-11-22 13:05:01.123'"))
                    .isEqualTo("2026-11-22T13:05:01.123Z");
            assertThat(machine("timestamptz '2026-11-22 13:05:01+01'"))
                    .isEqualTo("2026-11-22T12:05:01.000Z");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void finerTimestampsKeepTheirDigits() throws SQLException {
        assertThat(machine("timestamp '2026-11-22 13:05:01.123456'"))
                .isEqualTo("2026-11-22T13:05:01.123456Z");
    }

    @Test
    void timestampsForPeopleShowDecimalsOnlyWhereThereAreSome() throws SQLException {
        assertThat(read("timestamp '2026-11-22 13:00:00'", CellStyle.HUMAN))
                .isEqualTo("2026-11-22 13:00:00");
        assertThat(read("timestamp '2026-11-22 13:00:00.5'", CellStyle.HUMAN))
                .isEqualTo("2026-11-22 13:00:00.500");
    }

    @Test
    void numbersAreGivenInFull() throws SQLException {
        assertThat(machine("9223372036854775807::bigint")).isEqualTo("9223372036854775807");
        assertThat(machine("12345678.9::double")).isEqualTo("12345678.9");
        assertThat(machine("15000000000::double")).isEqualTo("15000000000.0");
        assertThat(machine("0.00002::double")).isEqualTo("0.00002");
        assertThat(machine("1e300::double")).isEqualTo("1.0E300");
        assertThat(machine("'nan'::double")).isEqualTo("NaN");
        assertThat(machine("'-inf'::double")).isEqualTo("-Infinity");
        assertThat(machine("12.50::decimal(9,2)")).isEqualTo("12.50");
        assertThat(machine("170141183460469231731687303715884105727::hugeint"))
                .isEqualTo("170141183460469231731687303715884105727");
    }

    @Test
    void nullOfEveryTypeIsNull() throws SQLException {
        for (String type :
                List.of(
                        "bigint",
                        "double",
                        "decimal(9,2)",
                        "timestamp",
                        "varchar",
                        "boolean",
                        "blob",
                        "timestamptz",
                        "date",
                        "real")) {
            assertThat(machine("null::" + type)).as(type).isNull();
        }
    }

    @Test
    void bytesAreHexadecimalAndBooleansWords() throws SQLException {
        assertThat(machine("'\\x0A\\xFF'::blob")).isEqualTo("0aff");
        assertThat(machine("true")).isEqualTo("true");
    }

    private static @Nullable String machine(String expression) throws SQLException {
        return read(expression, CellStyle.MACHINE);
    }

    private static @Nullable String read(String expression, CellStyle style) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + expression)) {
            RowReader reader = RowReader.of(rows.getMetaData(), style);
            assertThat(rows.next()).isTrue();
            return reader.read(rows).cell(0);
        }
    }
}
