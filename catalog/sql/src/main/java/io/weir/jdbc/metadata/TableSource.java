package io.weir.jdbc.metadata;

import io.weir.sql.TableInfo;
import java.sql.SQLException;
import java.util.List;

/** The open connection, as far as the metadata needs it. */
public interface TableSource {
    /** Throws 08003 if the connection is closed. */
    void checkOpen() throws SQLException;

    /** Tables and views with their columns. */
    List<TableInfo> tables() throws SQLException;
}
