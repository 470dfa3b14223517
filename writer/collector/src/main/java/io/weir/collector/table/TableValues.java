package io.weir.collector.table;

import io.weir.udfs.address.Address;
import io.weir.udfs.address.AddressFormatException;
import io.weir.udfs.traffic.ProtocolNames;
import io.weir.udfs.traffic.TcpFlags;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From the texts of a flow table to values. */
final class TableValues {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,9})?");
    private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}");
    private static final Pattern PADDED_IPV4 =
            Pattern.compile("[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("\\b0{1,2}(?=[0-9])");
    private static final Map<String, Long> PROTOCOLS =
            ProtocolNames.all().stream()
                    .collect(Collectors.toMap(p -> p.name(), p -> (long) p.number()));
    private static final long ICMPV6 = 58;
    private static final int MAX_DIGITS = 19;

    private TableValues() {}

    /** A whole number from {@code min} to {@code max}. */
    static long number(String text, long min, long max) throws RefusedException {
        boolean negative = text.startsWith("-");
        int digits = text.length() - (negative ? 1 : 0);
        boolean fits = digits > 0 && digits <= MAX_DIGITS;
        for (int i = negative ? 1 : 0; i < text.length(); i++) {
            fits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (fits) {
            try {
                long value = Long.parseLong(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Nineteen digits may be too much: refused below.
            }
        }
        throw RefusedException.of("a whole number from " + min + " to " + max, text);
    }

    /** A length of time in seconds with decimals, as milliseconds. */
    static long millis(String text) throws RefusedException {
        if (!DECIMAL.matcher(text).matches()) {
            throw RefusedException.of("seconds such as 12.345", text);
        }
        return new BigDecimal(text)
                .movePointRight(3)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    /** An address; also as SiLK prints it zero-padded. */
    static Address address(String text) throws RefusedException {
        String plain =
                PADDED_IPV4.matcher(text).matches()
                        ? LEADING_ZEROS.matcher(text).replaceAll("")
                        : text;
        try {
            return Address.parse(plain);
        } catch (AddressFormatException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** A protocol by number or by its IANA keyword. */
    static long protocol(String text) throws RefusedException {
        char first = text.charAt(0);
        if (first >= '0' && first <= '9') {
            return number(text, 0, 255);
        }
        String name = text.toLowerCase(Locale.ROOT);
        if (name.equals("icmp6")) {
            return ICMPV6;
        }
        Long number = PROTOCOLS.get(name);
        if (number == null) {
            throw RefusedException.of("a protocol's number or name such as 6 or TCP", text);
        }
        return number;
    }

    /** TCP flags: letters, with dots or spaces for those that are not set, or a number. */
    static long flags(String text) throws RefusedException {
        if (text.startsWith("0x")) {
            try {
                return Integer.parseInt(text.substring(2), 16) & 0xffff;
            } catch (NumberFormatException e) {
                throw RefusedException.of("TCP flags such as S.A or 0x12", text);
            }
        }
        if (text.charAt(0) >= '0' && text.charAt(0) <= '9') {
            return number(text, 0, 0xffff);
        }
        String letters = text.replace(".", "").replace(" ", "");
        try {
            return letters.isEmpty() ? 0 : TcpFlags.parse(letters);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** A MAC address in lower case. */
    static String mac(String text) throws RefusedException {
        if (!MAC.matcher(text).matches()) {
            throw RefusedException.of("a MAC address such as 00:1b:2c:3d:4e:5f", text);
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
