package io.weir.sql.plan;

import io.weir.sql.FlowErrorCode;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's {@code now()} and {@code date_trunc('hour', ts)} as SQL's CURRENT_TIMESTAMP and
 * FLOOR(ts TO HOUR).
 */
final class PostgresSpellings extends SqlShuttle {
    private static final List<String> UNITS =
            List.of("second", "minute", "hour", "day", "week", "month", "quarter", "year");

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlCall result)) {
            return visited;
        }
        String name = result.getOperator().getName().toUpperCase(Locale.ROOT);
        if (name.equals("NOW") && result.operandCount() == 0) {
            return SqlStdOperatorTable.CURRENT_TIMESTAMP.createCall(result.getParserPosition());
        }
        return name.equals("DATE_TRUNC") && result.operandCount() == 2 ? floor(result) : result;
    }

    private static SqlNode floor(SqlCall call) {
        String unit = Literals.text(call.operand(0));
        if (unit == null) {
            return call;
        }
        SqlParserPos place = call.operand(0).getParserPosition();
        if (!UNITS.contains(unit.toLowerCase(Locale.ROOT))) {
            throw Literals.at(
                    place,
                    FlowErrorCode.BAD_ARGUMENT,
                    "date_trunc: '"
                            + unit
                            + "' is no unit; expected one of "
                            + String.join(", ", UNITS)
                            + ", for example date_trunc('hour', start_time)");
        }
        TimeUnit down = TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT));
        return down == TimeUnit.WEEK
                ? monday(call.operand(1), place)
                : floor(call.operand(1), down, call.getParserPosition());
    }

    private static SqlNode floor(SqlNode time, TimeUnit unit, SqlParserPos place) {
        return SqlStdOperatorTable.FLOOR.createCall(
                place, time, new SqlIntervalQualifier(unit, null, place));
    }

    /** PostgreSQL's weeks begin on Monday, those of FLOOR on Sunday. */
    private static SqlNode monday(SqlNode time, SqlParserPos place) {
        SqlIntervalQualifier days = new SqlIntervalQualifier(TimeUnit.DAY, null, place);
        SqlNode day = SqlLiteral.createInterval(1, "1", days, place);
        SqlNode before = SqlStdOperatorTable.MINUS.createCall(place, time, day);
        return SqlStdOperatorTable.PLUS.createCall(place, floor(before, TimeUnit.WEEK, place), day);
    }
}
