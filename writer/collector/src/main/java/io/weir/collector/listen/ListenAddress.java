package io.weir.collector.listen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen, as {@code udp://HOST:PORT}; an IPv6 address in brackets; port 0 for any free
 * one.
 *
 * @param text as it was written
 * @param socketAddress the address and port
 */
public record ListenAddress(String text, InetSocketAddress socketAddress) {
    private static final Pattern FORM =
            Pattern.compile("udp://(?:\\[([0-9A-Fa-f:.]+)]|([^:/\\[\\]]+)):([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a message that shows a right one
     */
    public static ListenAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(3)) > MAX_PORT) {
            throw wrong(text, "'" + text + "'");
        }
        String host = form.group(1) != null ? form.group(1) : form.group(2);
        try {
            InetAddress address = InetAddress.getByName(host);
            return new ListenAddress(
                    text, new InetSocketAddress(address, Integer.parseInt(form.group(3))));
        } catch (UnknownHostException e) {
            throw wrong(text, "'" + host + "', which has no address");
        }
    }

    private static IllegalArgumentException wrong(String text, String got) {
        return new IllegalArgumentException(
                "Listen address "
                        + text
                        + ": expected udp://HOST:PORT with a port from 0 to 65535, such as"
                        + " udp://0.0.0.0:2055 or udp://[::]:2055, got "
                        + got);
    }

    /** The form that {@link #parse} reads. */
    static String format(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        String plain = zone < 0 ? host : host.substring(0, zone);
        return "udp://"
                + (plain.indexOf(':') < 0 ? plain : "[" + plain + "]")
                + ":"
                + address.getPort();
    }
}
