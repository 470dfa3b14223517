package io.weir.jdbc;

import io.weir.sql.DatabaseOptions;
import io.weir.sql.FlowDatabase;
import io.weir.sql.FlowDatabases;
import io.weir.sql.FlowSqlException;

/** Opens repositories of this computer. */
final class RepositoryOpener implements DatabaseOpener {
    @Override
    public FlowDatabase open(ConnectionSettings settings) throws FlowSqlException {
        return FlowDatabases.open(
                settings.repository(), new DatabaseOptions(settings.countryDatabase()));
    }
}
