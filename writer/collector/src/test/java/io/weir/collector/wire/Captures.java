package io.weir.collector.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Public captures of real exporters, in the folder that the environment variable {@code
 * WEIR_CAPTURES} names. Reads the one form they have: little-endian pcap of Ethernet and IPv4 or
 * IPv6.
 */
public final class Captures {
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int ETHERNET = 14;
    private static final int UDP = 8;
    private static final int IPV6_HEADER = 40;

    private Captures() {}

    /** The UDP datagrams of a capture. */
    public static List<Datagram> datagrams(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Datagram> datagrams = new ArrayList<>();
        int at = FILE_HEADER;
        while (at < in.limit()) {
            long millis = in.getInt(at) * 1000L + in.getInt(at + 4) / 1000;
            int captured = in.getInt(at + 8);
            ByteBuffer packet = in.slice(at + PACKET_HEADER, captured);
            datagrams.add(udp(millis, packet.slice(ETHERNET, captured - ETHERNET)));
            at += PACKET_HEADER + captured;
        }
        return datagrams;
    }

    private static Datagram udp(long millis, ByteBuffer ip) {
        boolean v4 = ip.get(0) >> 4 == 4;
        int header = v4 ? (ip.get(0) & 15) * 4 : IPV6_HEADER;
        int length = (ip.getShort(header + 4) & 0xffff) - UDP;
        return Datagram.udp(
                millis,
                v4 ? 0 : ip.getLong(8),
                v4 ? 0xffff_0000_0000L | Integer.toUnsignedLong(ip.getInt(12)) : ip.getLong(16),
                ip.getShort(header) & 0xffff,
                ip.getShort(header + 2) & 0xffff,
                ip.slice(header + UDP, length));
    }

    /** The lines of an independent decode, plain or gzipped; without the heading. */
    public static List<String> lines(Path folder, String name) {
        List<String> all = allLines(folder, name);
        return all.subList(1, all.size());
    }

    /** The lines of an independent decode that has no heading. */
    public static List<String> allLines(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path zipped = folder.resolve(name + ".gz");
        boolean isPlain = Files.exists(plain);
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                isPlain
                                        ? Files.newInputStream(plain)
                                        : new GZIPInputStream(Files.newInputStream(zipped)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
