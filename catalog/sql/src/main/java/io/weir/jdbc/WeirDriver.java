package io.weir.jdbc;

import io.weir.jdbc.metadata.WeirVersion;
import io.weir.jdbc.result.SqlErrors;
import io.weir.sql.FlowDatabase;
import io.weir.sql.FlowSqlException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The driver for {@code jdbc:weir:/path/to/repository[?key=value&...]}; see {@link WeirProperty}
 * for the keys. Nothing in a URL names a class. Thread-safe.
 */
public final class WeirDriver implements Driver {
    static {
        try {
            DriverManager.registerDriver(new WeirDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final DatabaseOpener opener;

    /** For {@code ServiceLoader}, pools and tools. */
    public WeirDriver() {
        this(new RepositoryOpener());
    }

    WeirDriver(DatabaseOpener opener) {
        this.opener = opener;
    }

    @Override
    public boolean acceptsURL(@Nullable String url) {
        return url != null && url.startsWith(WeirUrl.PREFIX);
    }

    @Override
    public @Nullable Connection connect(@Nullable String url, @Nullable Properties properties)
            throws SQLException {
        if (url == null) {
            throw WeirUrl.refused("The URL is null; expected jdbc:weir:/path/to/repository");
        }
        if (!acceptsURL(url)) {
            return null;
        }
        ConnectionSettings settings = WeirUrl.parse(url, properties);
        return new WeirConnection(settings, open(settings));
    }

    private FlowDatabase open(ConnectionSettings settings) throws SQLException {
        try {
            return opener.open(settings);
        } catch (FlowSqlException e) {
            throw SqlErrors.of(e);
        } catch (RuntimeException e) {
            throw SqlErrors.internal("opening " + settings.repository(), e);
        }
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(
            @Nullable String url, @Nullable Properties properties) throws SQLException {
        String text = url != null && acceptsURL(url) ? url : WeirUrl.PREFIX;
        Map<String, String> given = WeirUrl.values(text, properties);
        return Stream.of(WeirProperty.values())
                .map(each -> info(each, given))
                .toArray(DriverPropertyInfo[]::new);
    }

    private static DriverPropertyInfo info(WeirProperty property, Map<String, String> given) {
        DriverPropertyInfo info =
                property.info(given.getOrDefault(property.key(), property.defaultValue()));
        info.required = property == WeirProperty.REPOSITORY;
        return info;
    }

    @Override
    public int getMajorVersion() {
        return WeirVersion.major();
    }

    @Override
    public int getMinorVersion() {
        return WeirVersion.minor();
    }

    /** False: the SQL only reads. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.weir");
    }
}
