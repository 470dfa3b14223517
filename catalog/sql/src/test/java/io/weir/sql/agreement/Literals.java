package io.weir.sql.agreement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** Constants in both dialects. */
final class Literals {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private Literals() {}

    /** INTEGER where it fits, else BIGINT; DuckDB would take the smallest type. */
    static Piece number(long value) {
        Kind kind = value == (int) value ? Kind.INTEGER : Kind.BIGINT;
        String text = value < 0 ? "(" + value + ")" : Long.toString(value);
        return Piece.literal(kind, text, "CAST(" + value + " AS " + kind + ")", value);
    }

    /** A number with a point. */
    static Piece decimal(String value) {
        String text = value.startsWith("-") ? "(" + value + ")" : value;
        return Piece.literal(Kind.DECIMAL, text, text, new BigDecimal(value));
    }

    /** A floating point number. */
    static Piece real(String value) {
        String text = value + "E0";
        return Piece.literal(
                Kind.DOUBLE, text, "CAST(" + value + " AS DOUBLE)", Double.valueOf(value));
    }

    static Piece text(String value) {
        String text = "'" + value.replace("'", "''") + "'";
        return Piece.literal(Kind.TEXT, text, text, value);
    }

    static Piece time(String value) {
        String text = "TIMESTAMP '" + value + "'";
        return Piece.literal(Kind.TIME, text, text, LocalDateTime.parse(value.replace(' ', 'T')));
    }

    /** The day of a time. */
    static Piece date(String time) {
        String day = time.substring(0, time.indexOf(' '));
        String text = "DATE '" + day + "'";
        return Piece.literal(Kind.DATE, text, text, LocalDate.parse(day));
    }

    /** A text that is read as a time where it stands beside one. */
    static Piece timeText(String value) {
        String iso = value.replace(' ', 'T') + "Z";
        return Piece.literal(Kind.TIME, "'" + iso + "'", "TIMESTAMP '" + value + "'", iso);
    }

    /** A text that is read as an address where it stands beside one. */
    static Piece address(String text) {
        return Piece.literal(Kind.ADDRESS, "'" + text + "'", blob(bytes(text)), text);
    }

    static Piece nothing(Kind kind) {
        return Piece.of(
                kind,
                "CAST(NULL AS " + kind.weirType() + ")",
                "CAST(NULL AS " + kind.duckType() + ")");
    }

    /** The 16 bytes of an address, as the JDK reads it. */
    static byte[] bytes(String text) {
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            if (bytes.length == 16) {
                return bytes;
            }
            byte[] mapped = new byte[16];
            mapped[10] = -1;
            mapped[11] = -1;
            System.arraycopy(bytes, 0, mapped, 12, 4);
            return mapped;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static String blob(byte[] bytes) {
        return "unhex('" + HexFormat.of().formatHex(bytes) + "')";
    }

    /** Whether an address is in a prefix, as ranges of bytes in DuckDB. */
    static String duckRange(String prefix) {
        String network = prefix.substring(0, prefix.indexOf('/'));
        boolean isIpv4 = network.indexOf(':') < 0;
        int length = Integer.parseInt(prefix.substring(prefix.indexOf('/') + 1));
        int hostBits = (isIpv4 ? IPV4_BITS : IPV6_BITS) - length;
        BigInteger low = new BigInteger(1, bytes(network));
        BigInteger high = low.add(BigInteger.ONE.shiftLeft(hostBits)).subtract(BigInteger.ONE);
        String within = "{0} BETWEEN " + blob(wide(low)) + " AND " + blob(wide(high));
        return isIpv4 ? "(" + within + ")" : "(" + within + " AND NOT " + duckIpv4() + ")";
    }

    /** Whether an address is an IPv4 one, in DuckDB. */
    static String duckIpv4() {
        return "({0} BETWEEN "
                + blob(bytes("0.0.0.0"))
                + " AND "
                + blob(bytes("255.255.255.255"))
                + ")";
    }

    private static byte[] wide(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] wide = new byte[16];
        int length = Math.min(16, bytes.length);
        System.arraycopy(bytes, bytes.length - length, wide, 16 - length, length);
        return wide;
    }
}
