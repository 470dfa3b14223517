package io.weir.bench.query;

import io.weir.udfs.address.Addresses;
import java.util.HexFormat;

/** Addresses as DuckDB writes the 16 octets that they are in the files. */
final class BlobLiteral {
    private static final HexFormat OCTETS = HexFormat.of().withPrefix("\\x");

    private BlobLiteral() {}

    static String of(String address) {
        return "'" + OCTETS.formatHex(Addresses.parse(address)) + "'::BLOB";
    }
}
