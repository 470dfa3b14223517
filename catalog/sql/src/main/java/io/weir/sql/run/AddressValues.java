package io.weir.sql.run;

import io.weir.sql.FlowErrorCode;
import io.weir.udfs.address.AddressFormatException;
import io.weir.udfs.address.Addresses;
import org.apache.calcite.avatica.util.ByteString;

/** Addresses between SQL text and the 16 bytes that plans compare. Called by generated code. */
public final class AddressValues {
    private AddressValues() {}

    /**
     * The address that a text writes.
     *
     * @throws SqlRuntimeException 22007 if it is none
     */
    public static ByteString parse(String text) {
        try {
            return new ByteString(Addresses.parse(text.trim()));
        } catch (AddressFormatException e) {
            throw new SqlRuntimeException(
                    FlowErrorCode.BAD_TEXT,
                    "'"
                            + text
                            + "' is not an address; expected for example '192.0.2.1' or '2001:db8::1'"
                            + (text.indexOf('/') >= 0
                                    ? "; for a prefix write cidr_match(addr, '" + text + "')"
                                    : ""));
        }
    }

    /** The canonical text (RFC 5952; IPv4 dotted). */
    public static String format(ByteString address) {
        return format(address.getBytes());
    }

    /** The canonical text of 16 bytes; hexadecimal where it is no address. */
    public static String format(byte[] address) {
        return address.length == 16
                ? Addresses.format(address)
                : new ByteString(address).toString(16);
    }
}
