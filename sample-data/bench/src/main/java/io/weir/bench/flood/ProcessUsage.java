package io.weir.bench.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What Linux tells of a process and of UDP sockets in {@code /proc}. */
final class ProcessUsage {
    /** Linux has used 100 ticks a second in this interface since ever. */
    private static final double TICKS_PER_SECOND = 100;

    private ProcessUsage() {}

    /** CPU seconds of a live process, user and system. */
    static double cpuSeconds(long pid) throws IOException {
        return cpuSeconds(Files.readString(Path.of("/proc/" + pid + "/stat")));
    }

    /** The same from the text of {@code /proc/PID/stat}. */
    static double cpuSeconds(String stat) {
        // The program's name, in parentheses, may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** The most resident memory that a live process had, in MiB. */
    static long peakResidentMebibytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    /** Datagrams that the kernel dropped at the IPv4 sockets of a local port. */
    static long kernelDrops(int port) throws IOException {
        return kernelDrops(Files.readAllLines(Path.of("/proc/net/udp")), port);
    }

    /** The same from the lines of {@code /proc/net/udp}. */
    static long kernelDrops(List<String> lines, int port) {
        String suffix = String.format(":%04X", port);
        long drops = 0;
        for (String line : lines) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length > 12 && fields[1].endsWith(suffix)) {
                drops += Long.parseLong(fields[fields.length - 1]);
            }
        }
        return drops;
    }

    /** Whether a UDP socket is bound to a local IPv4 port. */
    static boolean isBound(int port) throws IOException {
        String suffix = String.format(":%04X", port);
        return Files.readAllLines(Path.of("/proc/net/udp")).stream()
                .map(line -> line.strip().split("\\s+"))
                .anyMatch(fields -> fields.length > 1 && fields[1].endsWith(suffix));
    }

    /** Octets that wait in the kernel at the IPv4 sockets of a local port. */
    static long waitingBytes(int port) throws IOException {
        String suffix = String.format(":%04X", port);
        long waiting = 0;
        for (String line : Files.readAllLines(Path.of("/proc/net/udp"))) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length > 12 && fields[1].endsWith(suffix)) {
                waiting += Long.parseLong(fields[4].substring(fields[4].indexOf(':') + 1), 16);
            }
        }
        return waiting;
    }

    /** The machine's load of the last minute. */
    static String load() throws IOException {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (NoSuchFileException e) {
            return "unknown";
        }
    }
}
