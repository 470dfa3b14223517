package io.weir.jdbc.result;

import io.weir.sql.FlowSqlException;
import io.weir.sql.QueryControl;
import io.weir.sql.QueryResult;
import io.weir.sql.ResultColumn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query or of a metadata call, read forward once. One thread reads; {@link #close}
 * may come from another.
 */
public final class WeirResultSet extends LabelledResultSet {
    private final ReentrantLock lock = new ReentrantLock();
    private final ColumnNames names;
    private final QueryResult rows;
    private final QueryControl control;
    private final @Nullable Statement statement;
    private final Runnable whenClosed;
    private Position position = Position.BEFORE_FIRST;
    private boolean fetchedAhead;
    private int rowNumber;
    private boolean lastWasNull;
    private boolean released;
    private volatile boolean closed;

    private enum Position {
        BEFORE_FIRST,
        ON_ROW,
        AFTER_LAST
    }

    /**
     * @param statement what made it; null for metadata
     * @param whenClosed runs once, after the rows are released
     */
    public WeirResultSet(
            List<ResultColumn> columns,
            QueryResult rows,
            QueryControl control,
            @Nullable Statement statement,
            Runnable whenClosed) {
        super(statement);
        this.names = new ColumnNames(columns);
        this.rows = rows;
        this.control = control;
        this.statement = statement;
        this.whenClosed = whenClosed;
    }

    /** The result of a metadata call. */
    public static WeirResultSet ofRows(
            List<ResultColumn> columns, List<? extends List<? extends @Nullable Object>> rows) {
        return new WeirResultSet(
                columns, new ListedRows(rows), QueryControl.unlimited(), null, () -> {});
    }

    @Override
    public boolean next() throws SQLException {
        lock.lock();
        try {
            checkOpen();
            boolean more = fetchedAhead || (position != Position.AFTER_LAST && fetch());
            fetchedAhead = false;
            position = more ? Position.ON_ROW : Position.AFTER_LAST;
            rowNumber = more ? rowNumber + 1 : 0;
            if (!more) {
                release();
            }
            return more;
        } finally {
            lock.unlock();
        }
    }

    private boolean fetch() throws SQLException {
        try {
            control.checkStopped();
            return rows.next();
        } catch (FlowSqlException e) {
            throw SqlErrors.of(e);
        } catch (RuntimeException e) {
            throw SqlErrors.internal("reading the next row", e);
        }
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            release();
        } finally {
            lock.unlock();
        }
        whenClosed.run();
    }

    /** Gives the rows' files and memory back, also after the last row without a close. */
    private void release() throws SQLException {
        if (released) {
            return;
        }
        released = true;
        try {
            rows.close();
        } catch (RuntimeException e) {
            throw SqlErrors.internal("closing a result", e);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    void checkOpen() throws SQLException {
        if (closed) {
            throw SqlErrors.invalidState("The result set is closed");
        }
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        checkOpen();
        if (position == Position.BEFORE_FIRST && !fetchedAhead) {
            fetchedAhead = fetch();
            position = fetchedAhead ? position : Position.AFTER_LAST;
        }
        return position == Position.BEFORE_FIRST;
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return position == Position.AFTER_LAST;
    }

    @Override
    public boolean isFirst() throws SQLException {
        checkOpen();
        return rowNumber == 1;
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return rowNumber;
    }

    @Override
    public int findColumn(@Nullable String label) throws SQLException {
        checkOpen();
        return names.find(label);
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new WeirResultSetMetaData(names.columns());
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        checkOpen();
        return statement;
    }

    /** The value in the current row, and remembers whether it was NULL. */
    private @Nullable Object value(int column) throws SQLException {
        checkOpen();
        names.checkIndex(column);
        if (position != Position.ON_ROW) {
            throw SqlErrors.invalidState("No current row; call next() and read while it is true");
        }
        try {
            Object value = rows.get(column - 1);
            lastWasNull = value == null;
            return value;
        } catch (RuntimeException e) {
            throw SqlErrors.internal("reading " + names.place(column), e);
        }
    }

    @Override
    public boolean wasNull() throws SQLException {
        checkOpen();
        return lastWasNull;
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : TextConversion.toText(value, names.fractionDigits(column));
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        Object value = value(column);
        return value != null && NumberConversion.toBoolean(value, names.place(column));
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return (byte) integer(column, Byte.MIN_VALUE, Byte.MAX_VALUE, "BYTE");
    }

    @Override
    public short getShort(int column) throws SQLException {
        return (short) integer(column, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
    }

    @Override
    public int getInt(int column) throws SQLException {
        return (int) integer(column, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
    }

    @Override
    public long getLong(int column) throws SQLException {
        return integer(column, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
    }

    private long integer(int column, long min, long max, String target) throws SQLException {
        Object value = value(column);
        return value == null
                ? 0
                : NumberConversion.toLong(value, min, max, target, names.place(column));
    }

    @Override
    public float getFloat(int column) throws SQLException {
        return (float) getDouble(column);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : NumberConversion.toDouble(value, "DOUBLE", names.place(column));
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        return getObject(column, BigDecimal.class);
    }

    /**
     * @deprecated by JDBC; see {@link #getBigDecimal(int)}
     */
    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.DOWN);
    }

    @Override
    public byte @Nullable [] getBytes(int column) throws SQLException {
        return getObject(column, byte[].class);
    }

    @Override
    public @Nullable Date getDate(int column) throws SQLException {
        return getDate(column, null);
    }

    @Override
    public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
        Object value = value(column);
        return value == null
                ? null
                : TimeConversion.toSqlDate(value, calendar, names.place(column));
    }

    @Override
    public @Nullable Time getTime(int column) throws SQLException {
        return getTime(column, null);
    }

    @Override
    public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
        Object value = value(column);
        return value == null
                ? null
                : TimeConversion.toSqlTime(value, calendar, names.place(column));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return getObject(column, Timestamp.class);
    }

    /** The Calendar changes nothing: the data are UTC, so that the instant is known. */
    @Override
    public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
            throws SQLException {
        return getTimestamp(column);
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        Object value = value(column);
        return value == null
                ? null
                : ObjectConversion.byDefault(
                        names.column(column).type(),
                        value,
                        names.fractionDigits(column),
                        names.place(column));
    }

    @Override
    public <T> @Nullable T getObject(int column, @Nullable Class<T> type) throws SQLException {
        if (type == null) {
            throw SqlErrors.badArgument("getObject: the class is null; expected one like String");
        }
        if (type == Object.class) {
            return type.cast(getObject(column));
        }
        Object value = value(column);
        return value == null
                ? null
                : ObjectConversion.to(
                        type, value, names.fractionDigits(column), names.place(column));
    }

    @Override
    public @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map)
            throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw SqlErrors.unsupported("getObject: there are no user-defined types to map");
        }
        return getObject(column);
    }

    @Override
    public @Nullable InputStream getAsciiStream(int column) throws SQLException {
        String text = getString(column);
        return text == null
                ? null
                : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @deprecated by JDBC; see {@link #getCharacterStream(int)}
     */
    @Override
    @Deprecated
    public @Nullable InputStream getUnicodeStream(int column) throws SQLException {
        String text = getString(column);
        return text == null
                ? null
                : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16BE));
    }

    @Override
    public @Nullable InputStream getBinaryStream(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public @Nullable Reader getCharacterStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new StringReader(text);
    }
}
