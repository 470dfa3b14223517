package io.weir.udfs.address;

/** Reads one prefix. */
final class PrefixParser {
    private static final String EXPECTED =
            "expected an address, '/' and a length, for example '10.0.0.0/8' or '2001:db8::/32'";

    private PrefixParser() {}

    static Prefix parse(String text) {
        int slash = text.indexOf('/');
        AddressParser parser = new AddressParser(slash < 0 ? text : text.substring(0, slash));
        if (!parser.parse()) {
            throw notAPrefix(text, parser.failure().offset(), EXPECTED);
        }
        Address address = new Address(parser.high(), parser.low());
        if (slash < 0) {
            String host = address + (address.isIpv4() ? "/32" : "/128");
            throw notAPrefix(text, text.length(), EXPECTED + ", or '" + host + "' for one address");
        }
        int length = familyLength(text, slash, address);
        Address network = Prefix.mask(address, length);
        if (!network.equals(address)) {
            throw new AddressFormatException(
                    AddressFormatException.quote(text)
                            + " has host bits set; expected the network '"
                            + network
                            + "/"
                            + length
                            + "', or '"
                            + address
                            + (address.isIpv4() ? "/32" : "/128")
                            + "' for one address",
                    0);
        }
        return new Prefix(network, length);
    }

    /**
     * The length as the address's family counts it: {@code ::ffff:10.0.0.0/104} is {@code
     * 10.0.0.0/8}.
     */
    private static int familyLength(String text, int slash, Address address) {
        boolean mapped = address.isIpv4() && text.indexOf(':') >= 0;
        int least = mapped ? 96 : 0;
        int most = address.isIpv4() && !mapped ? 32 : 128;
        int length = decimal(text, slash + 1);
        if (length < least || length > most) {
            throw notAPrefix(
                    text,
                    slash + 1,
                    "expected a length from " + least + " to " + most + " after '/'");
        }
        return mapped ? length - 96 : length;
    }

    /** The number of one to three digits from {@code start} to the end, or -1. */
    private static int decimal(String text, int start) {
        int digits = text.length() - start;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(start) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static AddressFormatException notAPrefix(String text, int offset, String expected) {
        return new AddressFormatException(
                AddressFormatException.quote(text) + " is not a prefix; " + expected, offset);
    }
}
