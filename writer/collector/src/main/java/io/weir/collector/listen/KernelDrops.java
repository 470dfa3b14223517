package io.weir.collector.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How many datagrams the kernel dropped for a full receive buffer: the last column of Linux's
 * {@code /proc/net/udp} and {@code udp6} (proc_pid_net(5)), which lives as long as the socket.
 */
final class KernelDrops {
    private static final int LOCAL_ADDRESS = 1;

    private KernelDrops() {}

    /** Drops of the socket that is bound there; empty where the system does not tell. */
    static OptionalLong of(InetSocketAddress bound) {
        OptionalLong ipv4 = in(Path.of("/proc/net/udp"), bound);
        return ipv4.isPresent() ? ipv4 : in(Path.of("/proc/net/udp6"), bound);
    }

    private static OptionalLong in(Path table, InetSocketAddress bound) {
        try {
            return in(Files.readAllLines(table, StandardCharsets.US_ASCII), bound);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong in(List<String> lines, InetSocketAddress bound) {
        String port = String.format(Locale.ROOT, ":%04X", bound.getPort());
        String ipv4 = hex(bound.getAddress());
        String mapped = "0000000000000000FFFF0000" + ipv4;
        for (String line : lines) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length > LOCAL_ADDRESS
                    && (fields[LOCAL_ADDRESS].equals(ipv4 + port)
                            || fields[LOCAL_ADDRESS].equals(mapped + port))) {
                return OptionalLong.of(Long.parseLong(fields[fields.length - 1]));
            }
        }
        return OptionalLong.empty();
    }

    /** As the kernel of a little-endian machine prints it: 32-bit words, last octet first. */
    private static String hex(InetAddress address) {
        byte[] bytes = address.getAddress();
        StringBuilder hex = new StringBuilder();
        for (int word = 0; word < bytes.length; word += 4) {
            for (int i = 3; i >= 0; i--) {
                hex.append(String.format(Locale.ROOT, "%02X", bytes[word + i]));
            }
        }
        return hex.toString();
    }
}
