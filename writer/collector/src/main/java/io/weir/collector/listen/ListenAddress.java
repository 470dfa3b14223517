package io.weir.collector.listen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen, as {@code udp://HOST:PORT}, {@code tcp://HOST:PORT} or {@code tls://HOST:PORT};
 * an IPv6 address in brackets; port 0 for any free one.
 *
 * @param text as it was written
 * @param protocol what carries the messages
 * @param socketAddress the address and port
 */
public record ListenAddress(String text, Protocol protocol, InetSocketAddress socketAddress) {
    /** What is needed, for messages. */
    public static final String EXPECTED =
            "udp://HOST:PORT, tcp://HOST:PORT or tls://HOST:PORT with a port from 0 to 65535, such"
                    + " as udp://0.0.0.0:2055 or udp://[::]:2055";

    private static final Pattern FORM =
            Pattern.compile("(udp|tcp|tls)://(?:\\[([0-9A-Fa-f:.]+)]|([^:/\\[\\]]+)):([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;

    /** What carries the messages. */
    public enum Protocol {
        /** Datagrams of every protocol. */
        UDP,
        /** IPFIX messages, one after the other. */
        TCP,
        /** The same, encrypted, and both ends prove who they are. */
        TLS;

        /** {@code udp}. */
        public String scheme() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a message that shows a right one
     */
    public static ListenAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(4)) > MAX_PORT) {
            throw wrong(text, "'" + text + "'");
        }
        String host = form.group(2) != null ? form.group(2) : form.group(3);
        try {
            return new ListenAddress(
                    text,
                    Protocol.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
                    new InetSocketAddress(
                            InetAddress.getByName(host), Integer.parseInt(form.group(4))));
        } catch (UnknownHostException e) {
            throw wrong(text, "'" + host + "', which has no address");
        }
    }

    private static IllegalArgumentException wrong(String text, String got) {
        return new IllegalArgumentException(
                "Listen address " + text + ": expected " + EXPECTED + ", got " + got);
    }

    /** Whether only one of both could be bound; TCP and TLS have their ports together. */
    public boolean isSameSocket(ListenAddress other) {
        return socketAddress.getPort() != 0
                && socketAddress.equals(other.socketAddress)
                && (protocol == Protocol.UDP) == (other.protocol == Protocol.UDP);
    }

    /** The form that {@link #parse} reads. */
    static String format(Protocol protocol, InetSocketAddress address) {
        return protocol.scheme() + "://" + hostAndPort(address);
    }

    /** {@code 192.0.2.1:2055} or {@code [2001:db8:0:0:0:0:0:1]:2055}. */
    public static String hostAndPort(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        String plain = zone < 0 ? host : host.substring(0, zone);
        return (plain.indexOf(':') < 0 ? plain : "[" + plain + "]") + ":" + address.getPort();
    }
}
