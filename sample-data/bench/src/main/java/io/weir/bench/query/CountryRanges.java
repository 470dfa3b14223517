package io.weir.bench.query;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Network;
import com.maxmind.db.Reader;
import io.weir.udfs.address.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/**
 * The country database that Weir ships, as text: a line for each range of addresses of one country,
 * in the order of addresses. One owner.
 */
final class CountryRanges {
    private static final String SHIPPED = "/io/weir/sql/iptoasn-country.mmdb";

    private static final int ADDRESS_DIGITS = 32;

    private final PrintWriter out;
    private BigInteger first = BigInteger.ZERO;
    private BigInteger end = BigInteger.ZERO;
    private String code = "";

    private CountryRanges(PrintWriter out) {
        this.out = out;
    }

    /** Writes lines of first address, last address (both as hexadecimal digits), and code. */
    static void write(Path csv) throws IOException {
        try (InputStream shipped = CountryRanges.class.getResourceAsStream(SHIPPED)) {
            if (shipped == null) {
                throw new IOException("expected " + SHIPPED + " on the class path; found nothing");
            }
            try (Reader database = new Reader(shipped);
                    PrintWriter out =
                            new PrintWriter(
                                    Files.newBufferedWriter(csv, StandardCharsets.US_ASCII))) {
                new CountryRanges(out).write(database);
            } catch (InvalidNetworkException e) {
                throw new IOException(SHIPPED, e);
            }
        }
    }

    private void write(Reader database) throws IOException, InvalidNetworkException {
        Iterator<? extends DatabaseRecord<?>> networks = database.networks(Map.class);
        while (networks.hasNext()) {
            DatabaseRecord<?> record = networks.next();
            if (record.getData() instanceof Map<?, ?> data) {
                add(record.getNetwork(), String.valueOf(data.get("country_code")));
            }
        }
        flush();
    }

    /** Networks that touch and have one country are one range. */
    private void add(Network network, String country) {
        InetAddress address = network.getNetworkAddress();
        BigInteger begin = new BigInteger(1, Addresses.parse(address.getHostAddress()));
        int bits = address.getAddress().length * Byte.SIZE;
        if (!begin.equals(end) || !country.equals(code)) {
            flush();
            first = begin;
            code = country;
        }
        end = begin.add(BigInteger.ONE.shiftLeft(bits - network.getPrefixLength()));
    }

    private void flush() {
        if (!code.isEmpty()) {
            out.println(hex(first) + ',' + hex(end.subtract(BigInteger.ONE)) + ',' + code);
        }
    }

    private static String hex(BigInteger address) {
        String digits = address.toString(16);
        return "0".repeat(ADDRESS_DIGITS - digits.length()) + digits;
    }
}
