package io.weir.sql;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A database of {@link SampleFlows}: one for all tests of a class where it is a static field, one
 * for each test where it is not.
 */
final class SampleDatabase implements FlowDatabase, BeforeAllCallback, BeforeEachCallback {
    private static final Namespace OPENED = Namespace.create(SampleDatabase.class);

    private @Nullable Path folder;
    private @Nullable FlowDatabase database;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        open(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (context.getStore(OPENED).get(this) == null) {
            open(context);
        }
    }

    /** JUnit closes what a context stores when the context ends. */
    private void open(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("weir-sample");
        database = FlowDatabases.open(SampleFlows.create(root()), DatabaseOptions.defaults());
        context.getStore(OPENED).put(this, this);
    }

    /** The repository. */
    Path root() {
        return Objects.requireNonNull(folder, "no test runs").resolve("repo");
    }

    private FlowDatabase database() {
        return Objects.requireNonNull(database, "no test runs");
    }

    @Override
    public PreparedQuery prepare(String sql, QueryControl control) throws FlowSqlException {
        return database().prepare(sql, control);
    }

    @Override
    public List<TableInfo> tables() {
        return database().tables();
    }

    @Override
    public boolean isReadable() {
        return database().isReadable();
    }

    @Override
    public void close() {
        database().close();
        try {
            MoreFiles.deleteRecursively(
                    Objects.requireNonNull(folder), RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
