package io.weir.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeirResultSetTest {
    /** 2026-11-22 13:05:01.120 UTC, by {@code date -u -d ... +%s}. */
    private static final long INSTANT_MILLIS = 1795352701120L;

    private Connection connection;
    private ResultSet rows;

    @BeforeEach
    void openOnTheFirstRow() throws SQLException {
        connection = LiteralDatabase.connect(new LiteralDatabase(), "");
        rows = connection.createStatement().executeQuery(LiteralDatabase.ALL_TYPES);
        assertThat(rows.next()).isTrue();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private List<Object> objects() throws SQLException {
        List<Object> objects = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            objects.add(rows.getObject(i));
        }
        return objects;
    }

    @Test
    void everyTypeReadsAsText() throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= 13; i++) {
            texts.add(rows.getString(i));
        }
        assertThat(texts)
                .containsExactly(
                        "true",
                        "6",
                        "65535",
                        "5000000000",
                        "12.50",
                        "0.25",
                        "S0",
                        "10.0.0.1",
                        "2001:db8::1",
                        "2026-11-22",
                        "13:05:01",
                        "2026-11-22 13:05:01.120",
                        "INTERVAL '5' MINUTE");
    }

    @Test
    void everyTypeHasItsDefaultClass() throws SQLException {
        assertThat(objects())
                .containsExactly(
                        true,
                        6,
                        65535,
                        5_000_000_000L,
                        new BigDecimal("12.50"),
                        0.25,
                        "S0",
                        "10.0.0.1",
                        "2001:db8::1",
                        Date.valueOf("2026-11-22"),
                        Time.valueOf("13:05:01"),
                        new Timestamp(INSTANT_MILLIS),
                        "INTERVAL '5' MINUTE");
    }

    @Test
    void theClassNameIsThatOfTheObject() throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<Object> objects = objects();
        for (int i = 1; i <= 13; i++) {
            assertThat(objects.get(i - 1).getClass().getName())
                    .isEqualTo(columns.getColumnClassName(i));
        }
    }

    @Test
    void nullsReadAsNullOrZeroAndAreRemembered() throws SQLException {
        assertThat(rows.next()).isTrue();
        for (int i = 1; i <= 13; i++) {
            assertThat(rows.getObject(i)).isNull();
            assertThat(rows.getString(i)).isNull();
            assertThat(rows.getTimestamp(i)).isNull();
            assertThat(rows.getBytes(i)).isNull();
            assertThat(rows.getObject(i, InetAddress.class)).isNull();
            assertThat(rows.getCharacterStream(i)).isNull();
            assertThat(rows.getLong(i)).isZero();
            assertThat(rows.getDouble(i)).isZero();
            assertThat(rows.getBoolean(i)).isFalse();
            assertThat(rows.wasNull()).isTrue();
        }
    }

    @Test
    void wasNullFollowsTheLastRead() throws SQLException {
        rows.getLong("bytes");
        assertThat(rows.wasNull()).isFalse();
        rows.next();
        rows.getLong("bytes");
        assertThat(rows.wasNull()).isTrue();
    }

    @Test
    void numbersConvertIntoEachOtherAndAreCutTowardZero() throws SQLException {
        assertThat(rows.getByte("protocol")).isEqualTo((byte) 6);
        assertThat(rows.getShort("protocol")).isEqualTo((short) 6);
        assertThat(rows.getInt("share")).isEqualTo(12);
        assertThat(rows.getLong("rate")).isZero();
        assertThat(rows.getFloat("rate")).isEqualTo(0.25f);
        assertThat(rows.getDouble("bytes")).isEqualTo(5e9);
        assertThat(rows.getBigDecimal("bytes")).isEqualTo(new BigDecimal("5000000000"));
        assertThat(rows.getLong("flag")).isEqualTo(1);
        assertThat(rows.getObject("bytes", BigDecimal.class)).isEqualTo("5000000000");
        assertThat(rows.getObject("protocol", Long.class)).isEqualTo(6L);
        assertThat(rows.getObject("protocol", Short.class)).isEqualTo((short) 6);
        assertThat(rows.getObject("src_port", Integer.class)).isEqualTo(65535);
        assertThat(rows.getObject("share", Double.class)).isEqualTo(12.5);
        assertThat(rows.getObject("flag", Boolean.class)).isTrue();
    }

    @Test
    void aNumberThatDoesNotFitIsAnErrorThatNamesTheColumn() {
        assertThatThrownBy(() -> rows.getInt("bytes"))
                .isInstanceOf(SQLDataException.class)
                .hasMessageContaining("column 4 \"bytes\": 5000000000 does not fit INTEGER")
                .extracting("SQLState")
                .isEqualTo("22003");
        assertThatThrownBy(() -> rows.getShort("src_port")).hasMessageContaining("SMALLINT");
        assertThatThrownBy(() -> rows.getByte("src_port")).hasMessageContaining("BYTE");
        assertThatThrownBy(() -> rows.getObject("bytes", Integer.class))
                .hasMessageContaining("INTEGER");
        assertThatThrownBy(() -> rows.getBoolean("protocol")).hasMessageContaining("0 or 1");
    }

    @Test
    void aTextThatIsNoNumberOrTimeIsAnError() {
        assertThatThrownBy(() -> rows.getLong("sensor"))
                .isInstanceOf(SQLDataException.class)
                .hasMessage("column 7 \"sensor\": the text 'S0' is no number, which BIGINT needs")
                .extracting("SQLState")
                .isEqualTo("22018");
        assertThatThrownBy(() -> rows.getTimestamp("sensor"))
                .isInstanceOf(SQLDataException.class)
                .extracting("SQLState")
                .isEqualTo("22007");
    }

    @Test
    void typesThatDoNotGoTogetherAreAnError() {
        assertThatThrownBy(() -> rows.getTimestamp("bytes"))
                .hasMessageContaining("column 4 \"bytes\"")
                .extracting("SQLState")
                .isEqualTo("07006");
        assertThatThrownBy(() -> rows.getObject("sensor", UUID.class))
                .hasMessageContaining("java.util.UUID");
        assertThatThrownBy(() -> rows.getLong("start_time")).isInstanceOf(SQLException.class);
    }

    @Test
    void addressesReadAsInetAddressAndBytes() throws SQLException, IOException {
        assertThat(rows.getObject("src_addr", InetAddress.class).getHostAddress())
                .isEqualTo("10.0.0.1");
        assertThat(rows.getObject("dst_addr", InetAddress.class).getAddress()).hasSize(16);
        assertThat(rows.getBytes("src_addr")).containsExactly(10, 0, 0, 1);
        assertThat(rows.getBytes("dst_addr")).isEqualTo(LiteralDatabase.IPV6);
        assertThat(rows.getBinaryStream("src_addr").readAllBytes()).containsExactly(10, 0, 0, 1);
        assertThat(rows.getObject("src_addr", byte[].class)).containsExactly(10, 0, 0, 1);
    }

    @Test
    void aTimestampIsTheSameInstantInEveryZone() throws SQLException {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(rows.getTimestamp("start_time").getTime()).isEqualTo(INSTANT_MILLIS);
        assertThat(rows.getTimestamp("start_time", tokyo).getTime()).isEqualTo(INSTANT_MILLIS);
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(rows.getTimestamp("start_time").getTime()).isEqualTo(INSTANT_MILLIS);
            assertThat(rows.getString("start_time")).isEqualTo("2026-11-22 13:05:01.120");
            assertThat(rows.getDate("day")).hasToString("2026-11-22");
            assertThat(rows.getTime("clock")).hasToString("13:05:01");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void timesReadAsEveryClassOfJavaTime() throws SQLException {
        LocalDateTime utc = LocalDateTime.parse("2026-11-22T13:05:01.120");
        assertThat(rows.getObject("start_time", LocalDateTime.class)).isEqualTo(utc);
        assertThat(rows.getObject("start_time", LocalDate.class)).isEqualTo("2026-11-22");
        assertThat(rows.getObject("start_time", LocalTime.class)).isEqualTo("13:05:01.120");
        assertThat(rows.getObject("start_time", OffsetDateTime.class))
                .isEqualTo("2026-11-22T13:05:01.120Z");
        assertThat(rows.getObject("start_time", ZonedDateTime.class))
                .isEqualTo("2026-11-22T13:05:01.120Z");
        assertThat(rows.getObject("start_time", Instant.class))
                .isEqualTo("2026-11-22T13:05:01.120Z");
        assertThat(rows.getObject("start_time", Timestamp.class).getTime())
                .isEqualTo(INSTANT_MILLIS);
        assertThat(rows.getObject("day", LocalDate.class)).isEqualTo("2026-11-22");
        assertThat(rows.getObject("day", LocalDateTime.class)).isEqualTo("2026-11-22T00:00");
        assertThat(rows.getObject("day", Date.class)).hasToString("2026-11-22");
        assertThat(rows.getObject("clock", LocalTime.class)).isEqualTo("13:05:01");
        assertThat(rows.getObject("clock", Time.class)).hasToString("13:05:01");
    }

    @Test
    void aDateIsMidnightInTheCalendarsZone() throws SQLException {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(rows.getDate("day", tokyo).getTime())
                .isEqualTo(Instant.parse("2026-11-21T15:00:00Z").toEpochMilli());
    }

    @Test
    void columnsAreFoundByLabelInAnyCase() throws SQLException {
        assertThat(rows.findColumn("GAP")).isEqualTo(13);
        assertThat(rows.getString("SRC_ADDR")).isEqualTo("10.0.0.1");
        assertThatThrownBy(() -> rows.getString("source"))
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessageContaining("No column \"source\"")
                .hasMessageContaining("src_addr, dst_addr");
        assertThatThrownBy(() -> rows.getString(14))
                .hasMessage("No column 14; the result has columns 1 to 13")
                .extracting("SQLState")
                .isEqualTo("07009");
        assertThatThrownBy(() -> rows.getString(null)).isInstanceOf(SQLException.class);
    }

    @Test
    void readingOutsideARowIsAnError() throws SQLException {
        assertThat(rows.getRow()).isEqualTo(1);
        rows.next();
        assertThat(rows.next()).isFalse();
        assertThat(rows.next()).isFalse();
        assertThat(rows.isAfterLast()).isTrue();
        assertThat(rows.getRow()).isZero();
        assertThatThrownBy(() -> rows.getString(1))
                .hasMessageContaining("No current row")
                .extracting("SQLState")
                .isEqualTo("24000");
    }

    @Test
    void isBeforeFirstTellsWhetherThereAreRowsAndLosesNone() throws SQLException {
        ResultSet five = connection.createStatement().executeQuery(LiteralDatabase.FIVE);
        assertThat(five.isBeforeFirst()).isTrue();
        assertThat(five.isBeforeFirst()).isTrue();
        List<Integer> numbers = new ArrayList<>();
        while (five.next()) {
            numbers.add(five.getInt(1));
            assertThat(five.isFirst()).isEqualTo(numbers.size() == 1);
        }
        assertThat(numbers).containsExactly(1, 2, 3, 4, 5);
        assertThat(five.isBeforeFirst()).isFalse();
    }

    @Test
    void movingElsewhereAndChangingRowsAreRefused() {
        assertThatThrownBy(rows::previous).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> rows.absolute(1))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("TYPE_FORWARD_ONLY");
        assertThatThrownBy(() -> rows.updateLong("bytes", 1))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("read only")
                .extracting("SQLState")
                .isEqualTo("0A000");
        assertThatThrownBy(rows::deleteRow).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> rows.getBlob(1))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    @Test
    void aClosedResultSetAnswersNothingButItsState() throws SQLException {
        rows.close();
        rows.close();
        assertThat(rows.isClosed()).isTrue();
        assertThatThrownBy(rows::next)
                .hasMessage("The result set is closed")
                .extracting("SQLState")
                .isEqualTo("24000");
        assertThatThrownBy(() -> rows.getString(1)).isInstanceOf(SQLException.class);
        assertThatThrownBy(rows::getMetaData).isInstanceOf(SQLException.class);
        assertThatThrownBy(rows::wasNull).isInstanceOf(SQLException.class);
    }

    @Test
    void metaDataDescribesEveryColumn() throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> found = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            found.add(
                    columns.getColumnTypeName(i)
                            + " "
                            + columns.getColumnType(i)
                            + " "
                            + columns.getPrecision(i)
                            + " "
                            + columns.getScale(i)
                            + " "
                            + columns.getColumnDisplaySize(i)
                            + " "
                            + columns.isSigned(i));
        }
        assertThat(found)
                .containsExactly(
                        "BOOLEAN 16 1 0 5 false",
                        "SMALLINT 5 5 0 6 true",
                        "INTEGER 4 10 0 11 true",
                        "BIGINT -5 19 0 20 true",
                        "DECIMAL 3 5 2 7 true",
                        "DOUBLE 8 15 0 24 true",
                        "VARCHAR 12 65535 0 65535 false",
                        "IPADDRESS 12 43 0 43 false",
                        "IPADDRESS 12 43 0 43 false",
                        "DATE 91 10 0 10 false",
                        "TIME 92 8 0 8 false",
                        "TIMESTAMP 93 23 3 23 false",
                        "OTHER 12 65535 0 65535 false");
        assertThat(columns.getTableName(1)).isEqualTo("flows");
        assertThat(columns.getTableName(13)).isEmpty();
        assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullable);
        assertThat(columns.getColumnType(8)).isEqualTo(Types.VARCHAR);
        assertThatThrownBy(() -> columns.getColumnName(0)).isInstanceOf(SQLException.class);
    }
}
