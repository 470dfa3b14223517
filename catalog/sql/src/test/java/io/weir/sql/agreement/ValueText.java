package io.weir.sql.agreement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values of both databases as text that is equal where they are. */
final class ValueText {
    private static final MathContext DIGITS = new MathContext(13);

    private ValueText() {}

    static String of(@Nullable Object value) throws SQLException {
        if (value instanceof String text) {
            return "'" + text + "'";
        }
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? plain(new BigDecimal(number).round(DIGITS))
                    : number.toString();
        }
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Blob blob) {
            return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        }
        return value instanceof Timestamp time
                ? time.toLocalDateTime().toString()
                : String.valueOf(value);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
