package io.weir.collector.metrics;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where metrics are served, as {@code HOST:PORT}; an IPv6 address in brackets; port 0 for any free
 * one.
 *
 * @param text as it was written
 * @param socketAddress the address and port
 */
public record MetricsAddress(String text, InetSocketAddress socketAddress) {
    /** What {@link #parse} reads, for messages. */
    public static final String EXPECTED =
            "HOST:PORT with a port from 0 to 65535, such as 127.0.0.1:9995 or [::1]:9995";

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:/\\[\\]\\s]+)):([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a message that shows a right one
     */
    public static MetricsAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(3)) > MAX_PORT) {
            throw wrong("'" + text + "'");
        }
        String host = form.group(1) != null ? form.group(1) : form.group(2);
        try {
            InetAddress address = InetAddress.getByName(host);
            return new MetricsAddress(
                    text, new InetSocketAddress(address, Integer.parseInt(form.group(3))));
        } catch (UnknownHostException e) {
            throw wrong("'" + host + "', which has no address");
        }
    }

    private static IllegalArgumentException wrong(String got) {
        return new IllegalArgumentException(
                "Address of the metrics: expected " + EXPECTED + ", got " + got);
    }

    /** Whether only this machine can read them. */
    public boolean isLoopback() {
        return socketAddress.getAddress().isLoopbackAddress();
    }
}
