package io.weir.shell.command;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import io.weir.shell.session.CommandException;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.Session;
import java.io.IOException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code \q}, {@code \watch}, {@code \echo} and {@code \conninfo}. */
final class SessionCommands {
    private static final double WATCH_SECONDS = 2;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private SessionCommands() {}

    static Outcome quit(Arguments arguments, Session session) {
        session.end();
        return Outcome.FINE;
    }

    static Outcome watch(Arguments arguments, Session session) throws CommandException {
        double seconds = arguments.number(0, WATCH_SECONDS);
        double times = arguments.number(1, Double.POSITIVE_INFINITY);
        for (long n = 1; n <= times; n++) {
            if (session.console().isInteractive()) {
                session.console()
                        .message(CLOCK.format(Instant.now()) + ", every " + seconds + " s");
            }
            Outcome outcome = session.repeatLast(false);
            if (outcome.isFailure()) {
                return outcome;
            }
            if (n < times && !session.interrupter().pause((long) (seconds * 1000))) {
                break;
            }
        }
        return Outcome.FINE;
    }

    static Outcome echo(Arguments arguments, Session session) throws IOException {
        session.console().results().write(String.join(" ", arguments.words()) + "\n");
        session.console().flush();
        return Outcome.FINE;
    }

    static Outcome connectionInfo(Arguments arguments, Session session)
            throws SQLException, IOException {
        DatabaseMetaData meta = session.connection().getMetaData();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("url", withoutPassword(meta.getURL())));
        rows.add(
                Row.of(
                        "database",
                        meta.getDatabaseProductName() + " " + meta.getDatabaseProductVersion()));
        rows.add(Row.of("driver", meta.getDriverName() + " " + meta.getDriverVersion()));
        rows.add(Row.of("user", meta.getUserName()));
        session.print(List.of(Column.text("what"), Column.text("value")), rows);
        return Outcome.FINE;
    }

    private static @Nullable String withoutPassword(@Nullable String url) {
        return url == null ? null : url.replaceAll("(?i)(password=)[^&;]*", "$1***");
    }
}
