package io.weir.sql.plan;

import io.weir.sql.FlowErrorCode;
import io.weir.sql.run.AddressValues;
import io.weir.sql.run.SqlRuntimeException;
import io.weir.sql.run.TimeText;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Text literals read as what the other side of the comparison is, so that a wrong one fails before
 * anything is read.
 */
final class Literals {
    private Literals() {}

    /** The node as an address: a literal's bytes, else TO_ADDRESS(node). */
    static SqlNode toAddress(SqlNode node) {
        String text = text(node);
        if (text != null) {
            try {
                byte[] address = AddressValues.parse(text).getBytes();
                return SqlLiteral.createBinaryString(address, node.getParserPosition());
            } catch (SqlRuntimeException e) {
                throw at(node.getParserPosition(), e.code(), e.getMessage());
            }
        }
        return AddressOperators.TO_ADDRESS.createCall(node.getParserPosition(), node);
    }

    /**
     * The TIMESTAMP literal that a text literal writes, in UTC; null where the node is no text
     * literal.
     */
    static @Nullable SqlNode toTimestamp(SqlNode node) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        return SqlLiteral.createTimestamp(
                SqlTypeName.TIMESTAMP,
                TimestampString.fromMillisSinceEpoch(millis(text, node.getParserPosition())),
                3,
                node.getParserPosition());
    }

    private static long millis(String text, SqlParserPos position) {
        try {
            return TimeText.parseMillis(text);
        } catch (SqlRuntimeException e) {
            throw at(position, e.code(), e.getMessage());
        }
    }

    /** The DATE literal that a text literal writes; null where the node is no text literal. */
    static @Nullable SqlNode toDate(SqlNode node) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        SqlParserPos position = node.getParserPosition();
        long millis = millis(text, position);
        if (millis % ConstantTimes.DAY != 0) {
            throw at(
                    position,
                    FlowErrorCode.BAD_TEXT,
                    "'" + text + "' has a time of day; expected a date such as '2026-11-22'");
        }
        int days = (int) (millis / ConstantTimes.DAY);
        return SqlLiteral.createDate(DateString.fromDaysSinceEpoch(days), position);
    }

    /** The text of a character literal, or null. */
    static @Nullable String text(SqlNode node) {
        if (node instanceof SqlLiteral literal && literal.getValue() instanceof NlsString string) {
            return string.getValue();
        }
        return null;
    }

    static PlanException at(SqlParserPos position, FlowErrorCode code, @Nullable String message) {
        return new PlanException(
                code, String.valueOf(message), position.getLineNum(), position.getColumnNum());
    }
}
