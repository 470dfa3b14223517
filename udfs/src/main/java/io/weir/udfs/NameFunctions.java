package io.weir.udfs;

import static io.weir.udfs.FunctionType.INTEGER;
import static io.weir.udfs.FunctionType.SMALLINT;
import static io.weir.udfs.FunctionType.TEXT;

import io.weir.udfs.traffic.IcmpNames;
import io.weir.udfs.traffic.PortNames;
import io.weir.udfs.traffic.ProtocolNames;
import java.util.List;

/** Functions from numbers of protocols to names. */
final class NameFunctions {
    private NameFunctions() {}

    static List<FlowFunction> list() {
        return List.of(protocolName(), portName(), icmpName());
    }

    private static FlowFunction protocolName() {
        return new FunctionDraft("protocol_name", TEXT, "The name of an IP protocol.")
                .takes("protocol", SMALLINT)
                .alsoNull("NULL if the protocol has no name.")
                .note(
                        "IANA's keyword in lower case; 89 is `ospf` and 124 `isis`, as in"
                                + " `/etc/protocols`.")
                .example("'tcp'", "6")
                .example("'ipv6-icmp'", "58")
                .example("NULL", "253")
                .computes((context, arguments) -> ProtocolNames.name(arguments.whole(0, 0, 255)));
    }

    private static FlowFunction portName() {
        return new FunctionDraft("port_name", TEXT, "The name of the service that a port is for.")
                .takes("port", INTEGER)
                .takesOptional("protocol", SMALLINT)
                .alsoNull(
                        "NULL if the port has no name, or the protocol is none of TCP, UDP, DCCP"
                                + " and SCTP.")
                .note(
                        "From IANA's registry of service names, in lower case, ports 0 to 49151."
                                + " Without `protocol` the name that TCP has for the port, else"
                                + " UDP's.")
                .note(
                        "It says what the port is registered for, not what ran on it; a client's"
                                + " port may have a name by chance.")
                .example("'https'", "443")
                .example("'syslog'", "514", "17")
                .example("'shell'", "514", "6")
                .example("NULL", "443", "1")
                .example("NULL", "50000")
                .computes(
                        (context, arguments) -> {
                            int port = arguments.whole(0, 0, 65_535);
                            return arguments.has(1)
                                    ? PortNames.name(port, arguments.whole(1, 0, 255))
                                    : PortNames.name(port);
                        });
    }

    private static FlowFunction icmpName() {
        return new FunctionDraft("icmp_name", TEXT, "The name of an ICMP or ICMPv6 message.")
                .takes("type", SMALLINT)
                .takes("code", SMALLINT)
                .takesOptional("protocol", SMALLINT)
                .alsoNull("NULL if the type has no name, or the protocol is neither 1 nor 58.")
                .note(
                        "`protocol` is 1 for ICMP, which it is if left out, and 58 for ICMPv6:"
                                + " `icmp_name(icmp_type, icmp_code, protocol)` is right for every"
                                + " flow.")
                .note(
                        "IANA's words in lower case: the type, then, where the code says more, a"
                                + " colon and the code; a code without words as `code` and its"
                                + " number.")
                .example("'echo request'", "8", "0")
                .example("'destination unreachable: port unreachable'", "3", "3")
                .example("'destination unreachable: address unreachable'", "1", "3", "58")
                .example("'echo request: code 9'", "8", "9")
                .example("NULL", "1", "0")
                .computes(
                        (context, arguments) ->
                                IcmpNames.name(
                                        arguments.whole(0, 0, 255),
                                        arguments.whole(1, 0, 255),
                                        arguments.has(2)
                                                ? arguments.whole(2, 0, 255)
                                                : IcmpNames.ICMP));
    }
}
