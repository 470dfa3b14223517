package io.weir.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeirPreparedStatementTest {
    private static final LocalDateTime UTC = LocalDateTime.parse("2026-11-22T13:05:01.120");
    private static final Instant INSTANT = Instant.parse("2026-11-22T13:05:01.120Z");

    private final LiteralDatabase database = new LiteralDatabase();
    private PreparedStatement statement;

    /** A setter that is tried. */
    private interface Setting {
        void set() throws SQLException;
    }

    @BeforeEach
    void prepare() throws SQLException {
        Connection connection = LiteralDatabase.connect(database, "");
        statement = connection.prepareStatement(LiteralDatabase.PARAMETERS);
        statement.setNull(2, Types.TIMESTAMP);
    }

    /** What the engine gets for parameter 1 after the setting. */
    private Object sent(Setting setting) throws SQLException {
        setting.set();
        assertThat(statement.executeQuery().next()).isTrue();
        return database.executed.get(database.executed.size() - 1).get(0);
    }

    @Test
    void everySetterSendsItsValue() throws SQLException {
        assertThat(sent(() -> statement.setBoolean(1, true))).isEqualTo(true);
        assertThat(sent(() -> statement.setByte(1, (byte) 7))).isEqualTo((byte) 7);
        assertThat(sent(() -> statement.setShort(1, (short) 7))).isEqualTo((short) 7);
        assertThat(sent(() -> statement.setInt(1, 7))).isEqualTo(7);
        assertThat(sent(() -> statement.setLong(1, 7))).isEqualTo(7L);
        assertThat(sent(() -> statement.setFloat(1, 0.5f))).isEqualTo(0.5);
        assertThat(sent(() -> statement.setDouble(1, 0.5))).isEqualTo(0.5);
        assertThat(sent(() -> statement.setBigDecimal(1, BigDecimal.TEN)))
                .isEqualTo(BigDecimal.TEN);
        assertThat(sent(() -> statement.setString(1, "10.0.0.1"))).isEqualTo("10.0.0.1");
        assertThat(sent(() -> statement.setNString(1, "ü"))).isEqualTo("ü");
        assertThat(sent(() -> statement.setBytes(1, new byte[] {10, 0, 0, 1})))
                .isEqualTo(new byte[] {10, 0, 0, 1});
        assertThat(sent(() -> statement.setNull(1, Types.VARCHAR))).isNull();
        assertThat(sent(() -> statement.setString(1, null))).isNull();
        assertThat(sent(() -> statement.setDate(1, Date.valueOf("2026-11-22"))))
                .isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(sent(() -> statement.setTime(1, Time.valueOf("13:05:01"))))
                .isEqualTo(LocalTime.of(13, 5, 1));
        assertThat(sent(() -> statement.setTimestamp(1, Timestamp.from(INSTANT)))).isEqualTo(UTC);
    }

    @Test
    void streamsAreReadUpToTheirLength() throws SQLException {
        assertThat(sent(() -> statement.setCharacterStream(1, new StringReader("abcdef"), 3)))
                .isEqualTo("abc");
        assertThat(sent(() -> statement.setClob(1, new StringReader("a".repeat(5000)))))
                .isEqualTo("a".repeat(5000));
        assertThat(sent(() -> statement.setAsciiStream(1, stream("abc")))).isEqualTo("abc");
        assertThat(sent(() -> statement.setBinaryStream(1, stream("abcdef"), 4L)))
                .isEqualTo(new byte[] {'a', 'b', 'c', 'd'});
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void objectsOfEveryTimeClassAreSentAsUtc() throws SQLException {
        assertThat(sent(() -> statement.setObject(1, INSTANT))).isEqualTo(UTC);
        assertThat(sent(() -> statement.setObject(1, Timestamp.from(INSTANT)))).isEqualTo(UTC);
        assertThat(sent(() -> statement.setObject(1, java.util.Date.from(INSTANT)))).isEqualTo(UTC);
        assertThat(
                        sent(
                                () ->
                                        statement.setObject(
                                                1,
                                                OffsetDateTime.parse(
                                                        "2026-11-22T15:05:01.120+02:00"),
                                                Types.TIMESTAMP_WITH_TIMEZONE)))
                .isEqualTo(UTC);
        ZonedDateTime tokyo = ZonedDateTime.parse("2026-11-22T22:05:01.120+09:00[Asia/Tokyo]");
        assertThat(sent(() -> statement.setObject(1, tokyo))).isEqualTo(UTC);
        assertThat(sent(() -> statement.setObject(1, UTC, Types.TIMESTAMP))).isEqualTo(UTC);
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        calendar.setTimeInMillis(INSTANT.toEpochMilli());
        assertThat(sent(() -> statement.setObject(1, calendar))).isEqualTo(UTC);
        assertThat(sent(() -> statement.setTimestamp(1, Timestamp.from(INSTANT), calendar)))
                .isEqualTo(UTC);
        assertThat(sent(() -> statement.setObject(1, LocalDate.of(2026, 11, 22))))
                .isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void addressesAreSentAsTheyAre() throws SQLException, UnknownHostException {
        InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        assertThat(sent(() -> statement.setObject(1, address))).isEqualTo(address);
        assertThat(sent(() -> statement.setObject(1, address, Types.VARCHAR))).isEqualTo(address);
    }

    @Test
    void aTargetTypeConverts() throws SQLException {
        assertThat(sent(() -> statement.setObject(1, "443", Types.INTEGER))).isEqualTo(443L);
        assertThat(sent(() -> statement.setObject(1, "12.345", Types.DECIMAL, 2)))
                .isEqualTo(new BigDecimal("12.35"));
        assertThat(sent(() -> statement.setObject(1, 7, Types.VARCHAR))).isEqualTo("7");
        assertThat(sent(() -> statement.setObject(1, "true", JDBCType.BOOLEAN))).isEqualTo(true);
        assertThat(sent(() -> statement.setObject(1, "2026-11-22 13:05:01.120", Types.TIMESTAMP)))
                .isEqualTo(UTC);
        assertThat(sent(() -> statement.setObject(1, UTC, Types.DATE)))
                .isEqualTo(LocalDate.of(2026, 11, 22));
        assertThatThrownBy(() -> statement.setObject(1, 70000, Types.SMALLINT))
                .isInstanceOf(SQLDataException.class)
                .hasMessage("parameter 1: 70000 does not fit SMALLINT; ask for a wider type");
        assertThatThrownBy(() -> statement.setObject(1, "x", Types.ARRAY))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> statement.setObject(1, new UUID(1, 2)))
                .hasMessageContaining("UUID");
        assertThatThrownBy(() -> statement.setObject(1, "x", (JDBCType) null))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void valuesStayUntilTheyAreCleared() throws SQLException {
        sent(() -> statement.setString(1, "10.0.0.1"));
        assertThat(sent(() -> {})).isEqualTo("10.0.0.1");
        statement.clearParameters();
        assertThatThrownBy(statement::executeQuery)
                .hasMessageStartingWith("Parameter 1 of 2 has no value")
                .extracting("SQLState")
                .isEqualTo("07001");
        assertThatThrownBy(() -> statement.setInt(3, 1))
                .hasMessage("No parameter 3; the statement has 2")
                .extracting("SQLState")
                .isEqualTo("07009");
    }

    @Test
    void metaDataIsThereBeforeExecution() throws SQLException {
        assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("n");
        ParameterMetaData parameters = statement.getParameterMetaData();
        assertThat(parameters.getParameterCount()).isEqualTo(2);
        assertThat(parameters.getParameterTypeName(1)).isEqualTo("IPADDRESS");
        assertThat(parameters.getParameterType(1)).isEqualTo(Types.VARCHAR);
        assertThat(parameters.getPrecision(1)).isEqualTo(43);
        assertThat(parameters.getParameterClassName(2)).isEqualTo("java.sql.Timestamp");
        assertThat(parameters.getScale(2)).isEqualTo(3);
        assertThat(database.executed).isEmpty();
    }

    @Test
    void whatAPreparedStatementCannotDoIsSaid() {
        assertThatThrownBy(statement::addBatch).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> statement.executeQuery(LiteralDatabase.FIVE))
                .hasMessageContaining("has its SQL already");
        assertThatThrownBy(() -> statement.setArray(1, null))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(
                        () -> {
                            statement.setString(1, "x");
                            statement.executeUpdate();
                        })
                .hasMessageContaining("executeQuery instead of executeUpdate");
    }
}
