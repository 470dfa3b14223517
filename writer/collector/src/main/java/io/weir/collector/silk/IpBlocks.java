package io.weir.collector.silk;

import io.weir.format.config.ConfigException;
import io.weir.udfs.address.Address;
import io.weir.udfs.address.Addresses;
import io.weir.udfs.address.Prefix;
import java.util.ArrayList;
import java.util.List;

/**
 * SiLK's address blocks: an address, a block in CIDR form (host bits do not count), or an IPv4
 * wildcard, four octets each a number, a range, a list of these, or {@code x} for any.
 */
final class IpBlocks {
    private static final String EXPECTED =
            "an address, a block such as 10.0.0.0/8 or 2001:db8::/32, or a wildcard such as"
                    + " 10.1.x.x or 10.0-3.x.x";
    private static final int OCTETS = 4;
    private static final int MAX_PREFIXES = 65_536;

    private IpBlocks() {}

    static List<Prefix> parse(SilkLine line, Word word) throws ConfigException {
        try {
            int slash = word.text().indexOf('/');
            if (slash >= 0) {
                Address address = Address.parse(word.text().substring(0, slash));
                return List.of(
                        Prefix.of(address, Integer.parseInt(word.text().substring(slash + 1))));
            }
            if (word.text().indexOf(':') < 0 && !word.text().matches("[0-9.]+")) {
                return wildcard(line, word);
            }
            Address address = Address.parse(word.text());
            return List.of(Prefix.of(address, address.isIpv4() ? 32 : 128));
        } catch (IllegalArgumentException e) {
            throw line.wrong(word, EXPECTED);
        }
    }

    private static List<Prefix> wildcard(SilkLine line, Word word) throws ConfigException {
        String[] octets = word.text().split("\\.", -1);
        if (octets.length != OCTETS) {
            throw line.wrong(word, EXPECTED);
        }
        int length = OCTETS;
        while (length > 0 && octets[length - 1].equalsIgnoreCase("x")) {
            length--;
        }
        List<Integer> networks = List.of(0);
        for (int i = 0; i < length; i++) {
            networks = extended(networks, values(octets[i]), 24 - 8 * i);
            if (networks.size() > MAX_PREFIXES) {
                throw line.wrong(word, "a wildcard of at most " + MAX_PREFIXES + " blocks");
            }
        }
        List<Prefix> prefixes = new ArrayList<>();
        for (int network : networks) {
            prefixes.add(new Prefix(new Address(0, Addresses.lowOfIpv4(network)), 8 * length));
        }
        return prefixes;
    }

    private static List<Integer> extended(List<Integer> networks, List<Integer> octets, int shift) {
        List<Integer> extended = new ArrayList<>(networks.size() * octets.size());
        for (int network : networks) {
            for (int octet : octets) {
                extended.add(network | octet << shift);
            }
        }
        return extended;
    }

    private static List<Integer> values(String octet) {
        List<Integer> values = new ArrayList<>();
        for (String part : octet.split(",", -1)) {
            String[] ends = (part.equalsIgnoreCase("x") ? "0-255" : part).split("-", 2);
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (from < 0 || to > 255 || from > to) {
                throw new IllegalArgumentException("Octet " + octet + ": expected 0 to 255");
            }
            for (int value = from; value <= to; value++) {
                values.add(value);
            }
        }
        return values;
    }
}
