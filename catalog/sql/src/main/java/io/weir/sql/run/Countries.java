package io.weir.sql.run;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.weir.udfs.address.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Countries by address, from a database in MaxMind's format with either layout: {@code
 * country.iso_code} (GeoLite2, GeoIP2, DB-IP) or {@code country_code} (ip-location-db). Opened at
 * the first question. Thread-safe.
 */
final class Countries implements AutoCloseable {
    private static final String SHIPPED = "iptoasn-country.mmdb";

    private final @Nullable Path file;
    private @Nullable Reader reader;

    private Countries(@Nullable Path file) {
        this.file = file;
    }

    /** The database in the jar. */
    static Countries shipped() {
        return new Countries(null);
    }

    /** A database of the user's. */
    static Countries of(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(
                    "Country database "
                            + file
                            + " cannot be read; expected a file in MaxMind's .mmdb format");
        }
        Countries countries = new Countries(file);
        countries.reader();
        return countries;
    }

    /** The ISO 3166-1 code, or null where the database has none. */
    @Nullable String of(byte[] address) {
        try {
            Reader open = reader();
            boolean ipv4 = Addresses.isIpv4(Addresses.high(address), Addresses.low(address));
            if (!ipv4 && open.getMetadata().getIpVersion() == 4) {
                return null;
            }
            byte[] bytes = ipv4 ? Arrays.copyOfRange(address, 12, 16) : address;
            return code(open.get(InetAddress.getByAddress(bytes), Map.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String code(@Nullable Map<?, ?> record) {
        if (record == null) {
            return null;
        }
        Object flat = record.get("country_code");
        if (flat != null) {
            return flat.toString();
        }
        return record.get("country") instanceof Map<?, ?> country && country.get("iso_code") != null
                ? String.valueOf(country.get("iso_code"))
                : null;
    }

    private synchronized Reader reader() throws IOException {
        if (reader == null) {
            reader = file == null ? openShipped() : openFile(file);
        }
        return reader;
    }

    private static Reader openFile(Path file) throws IOException {
        try {
            return new Reader(file.toFile(), new CHMCache());
        } catch (IOException e) {
            throw new IOException(
                    "Country database "
                            + file
                            + " is not in MaxMind's .mmdb format: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Reader openShipped() throws IOException {
        try (InputStream stream = Countries.class.getResourceAsStream("/io/weir/sql/" + SHIPPED)) {
            if (stream == null) {
                throw new IOException(
                        "The country database " + SHIPPED + " is missing from Weir's jar");
            }
            return new Reader(stream, new CHMCache());
        }
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            reader = null;
        }
    }
}
