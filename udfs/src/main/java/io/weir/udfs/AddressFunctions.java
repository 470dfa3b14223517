package io.weir.udfs;

import static io.weir.udfs.FunctionType.ADDRESS;
import static io.weir.udfs.FunctionType.BOOLEAN;
import static io.weir.udfs.FunctionType.INTEGER;
import static io.weir.udfs.FunctionType.SMALLINT;
import static io.weir.udfs.FunctionType.TEXT;

import io.weir.udfs.address.Address;
import io.weir.udfs.address.Addresses;
import io.weir.udfs.address.Prefix;
import io.weir.udfs.address.WellKnownNetworks;
import java.util.List;

/** Functions of addresses. */
final class AddressFunctions {
    /** The size of one IPv6 network segment (RFC 4291, 2.5.4), what a /24 often is in IPv4. */
    private static final int DEFAULT_IPV6_LENGTH = 64;

    private static final ParsedTexts<Prefix> PREFIXES = new ParsedTexts<>(Prefix::parse);

    private AddressFunctions() {}

    static List<FlowFunction> list() {
        return List.of(
                cidrMatch(),
                geoCountry(),
                isInternal(),
                isPrivate(),
                isMulticast(),
                ipVersion(),
                ipPrefix());
    }

    private static FlowFunction cidrMatch() {
        return new FunctionDraft(
                        "cidr_match", BOOLEAN, "Whether an address is in any of these networks.")
                .takes("addr", ADDRESS)
                .takesRepeated("cidr", TEXT)
                .note(
                        "A prefix holds addresses of its own family only: `0.0.0.0/0` is all of"
                                + " IPv4, `::/0` all of IPv6.")
                .note(
                        "A prefix is an address, `/` and a length, its host bits zero: `10.1.2.3/8`"
                                + " is refused, because it may be a typing error for `10.1.2.3/32`"
                                + " as well as for `10.0.0.0/8`.")
                .note(
                        "With constant prefixes it becomes address ranges when the query is"
                                + " planned, so that files and pages without such addresses are"
                                + " skipped.")
                .example("TRUE", "'10.1.2.3'", "'10.0.0.0/8'")
                .example("TRUE", "'2001:db8::1'", "'192.0.2.0/24'", "'2001:db8::/32'")
                .example("FALSE", "'192.0.2.1'", "'::/0'")
                .example("NULL", "NULL", "'10.0.0.0/8'")
                .computes((context, arguments) -> matchesAny(arguments));
    }

    private static boolean matchesAny(Arguments arguments) {
        byte[] address = arguments.address(0);
        long high = Addresses.high(address);
        long low = Addresses.low(address);
        boolean matches = false;
        for (int i = 1; i < arguments.count(); i++) {
            // No early end: a wrong prefix is refused whatever the others say.
            matches |= PREFIXES.get(arguments.text(i)).contains(high, low);
        }
        return matches;
    }

    private static FlowFunction geoCountry() {
        return new FunctionDraft(
                        "geo_country",
                        TEXT,
                        "The country of an address, as two capital letters (ISO 3166-1 alpha-2).")
                .takes("addr", ADDRESS)
                .needsContext()
                .alsoNull(
                        "NULL if the country database does not know the address, as with private"
                                + " ones.")
                .note(
                        "The database is the one that `weir.toml` names, else the one that Weir"
                                + " brings along. It is asked once for each distinct address.")
                .example("'US'", "'8.8.8.8'")
                .example("'NO'", "'2a01:798::1'")
                .example("NULL", "'192.168.1.1'")
                .computes((context, arguments) -> context.country(arguments.address(0)));
    }

    private static FlowFunction isInternal() {
        return new FunctionDraft(
                        "is_internal", BOOLEAN, "Whether an address is in one of our networks.")
                .takes("addr", ADDRESS)
                .needsContext()
                .note(
                        "Our networks are `networks` in `weir.toml`. Without it: "
                                + code(WellKnownNetworks.INTERNAL_BY_DEFAULT.prefixes())
                                + " (private use, loopback, link-local, unique local).")
                .example("TRUE", "'10.1.2.3'")
                .example("TRUE", "'fe80::1'")
                .example("FALSE", "'8.8.8.8'")
                .computes((context, arguments) -> context.isInternal(arguments.address(0)));
    }

    private static FlowFunction isPrivate() {
        return new FunctionDraft(
                        "is_private",
                        BOOLEAN,
                        "Whether an address is from a range for private use.")
                .takes("addr", ADDRESS)
                .note(
                        "RFC 1918 and RFC 4193: "
                                + code(WellKnownNetworks.PRIVATE.prefixes())
                                + ". Loopback, link-local and shared (RFC 6598) addresses are"
                                + " not.")
                .example("TRUE", "'172.31.255.255'")
                .example("TRUE", "'fd00::1'")
                .example("FALSE", "'172.32.0.0'")
                .computes(
                        (context, arguments) ->
                                WellKnownNetworks.PRIVATE.contains(arguments.address(0)));
    }

    private static FlowFunction isMulticast() {
        return new FunctionDraft(
                        "is_multicast", BOOLEAN, "Whether an address is a multicast address.")
                .takes("addr", ADDRESS)
                .note(
                        "RFC 5771 and RFC 4291: "
                                + code(WellKnownNetworks.MULTICAST.prefixes())
                                + ". Broadcast (`255.255.255.255`) is not.")
                .example("TRUE", "'224.0.0.251'")
                .example("TRUE", "'ff02::fb'")
                .example("FALSE", "'255.255.255.255'")
                .computes(
                        (context, arguments) ->
                                WellKnownNetworks.MULTICAST.contains(arguments.address(0)));
    }

    private static FlowFunction ipVersion() {
        return new FunctionDraft("ip_version", SMALLINT, "The family of an address: 4 or 6.")
                .takes("addr", ADDRESS)
                .note("`::ffff:192.0.2.1` is the IPv4 address 192.0.2.1.")
                .example("4", "'192.0.2.1'")
                .example("6", "'2001:db8::1'")
                .example("4", "'::ffff:192.0.2.1'")
                .computes(
                        (context, arguments) -> {
                            byte[] address = arguments.address(0);
                            boolean ipv4 =
                                    Addresses.isIpv4(
                                            Addresses.high(address), Addresses.low(address));
                            return ipv4 ? 4L : 6L;
                        });
    }

    private static FlowFunction ipPrefix() {
        return new FunctionDraft(
                        "ip_prefix",
                        ADDRESS,
                        "The network that an address is in: the address with its host bits zeroed.")
                .takes("addr", ADDRESS)
                .takes("v4len", INTEGER)
                .takesOptional("v6len", INTEGER)
                .note(
                        "`v4len` (0 to 32) is the length for IPv4 addresses, `v6len` (0 to 128) for"
                                + " IPv6 ones; without `v6len` it is "
                                + DEFAULT_IPV6_LENGTH
                                + ", one network segment.")
                .note(
                        "The result is an address, so that it sorts, compares and groups as"
                                + " addresses do; the length is not part of it.")
                .example("'192.0.2.0'", "'192.0.2.77'", "24")
                .example("'2001:db8:1:2::'", "'2001:db8:1:2:3:4:5:6'", "24")
                .example("'2001:db8:1::'", "'2001:db8:1:2:3:4:5:6'", "24", "48")
                .computes(
                        (context, arguments) -> {
                            Address address = Address.of(arguments.address(0));
                            int v4 = arguments.whole(1, 0, 32);
                            int v6 =
                                    arguments.has(2)
                                            ? arguments.whole(2, 0, 128)
                                            : DEFAULT_IPV6_LENGTH;
                            return Prefix.mask(address, address.isIpv4() ? v4 : v6).toBytes();
                        });
    }

    private static String code(List<Prefix> prefixes) {
        return String.join(", ", prefixes.stream().map(p -> "`" + p + "`").toList());
    }
}
