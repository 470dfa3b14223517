package io.weir.bench.flood;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as a table and as JSON. */
final class Report {
    private Report() {}

    /** One line a run. */
    static String table(List<CpuResult> cpu, List<RateResult> rates) {
        StringBuilder out = new StringBuilder(1024);
        if (!cpu.isEmpty()) {
            out.append(
                    "collector  protocol     flows  flows/s  CPU s/million  steady  compacted"
                            + "  dropped   stored  bytes/flow  compacted  RSS MiB  heap MiB\n");
        }
        for (CpuResult run : cpu) {
            out.append(
                    format(
                            "%-9s  %-8s  %8d  %7.0f  %13.2f  %6.2f  %9.2f  %7d  %7d  %10.1f  %9.1f  %7d  %8d%n",
                            run.collector(),
                            run.protocol(),
                            run.flows(),
                            run.rate(),
                            run.cpuPerMillion(),
                            run.steadyPerMillion(),
                            run.compactedPerMillion(),
                            run.kernelDrops(),
                            run.storedFlows(),
                            run.bytesPerFlow(),
                            run.compactedBytesPerFlow(),
                            run.residentMebibytes(),
                            run.heapMebibytes()));
        }
        if (!rates.isEmpty()) {
            out.append("collector  protocol  seconds  flows/s  dropped  behind s   load\n");
        }
        for (RateResult step : rates) {
            out.append(
                    format(
                            "%-9s  %-8s  %7d  %7.0f  %7d  %8.1f  %5s%n",
                            step.collector(),
                            step.protocol(),
                            step.seconds(),
                            step.rate(),
                            step.kernelDrops(),
                            step.behindSeconds(),
                            step.load()));
        }
        return out.toString();
    }

    /** An object with the lists {@code cpu} and {@code rates}. */
    static String json(List<CpuResult> cpu, List<RateResult> rates) {
        return "{\"cpu\":"
                + cpu.stream().map(Report::json).collect(Collectors.joining(",\n", "[", "]"))
                + ",\n\"rates\":"
                + rates.stream().map(Report::json).collect(Collectors.joining(",\n", "[", "]"))
                + "}\n";
    }

    private static String json(CpuResult run) {
        return format(
                "{\"collector\":\"%s\",\"protocol\":\"%s\",\"flows\":%d,\"flows_per_second\":%.0f,"
                        + "\"cpu_seconds_per_million\":%.3f,"
                        + "\"steady_cpu_seconds_per_million\":%.3f,"
                        + "\"compacted_cpu_seconds_per_million\":%.3f,\"kernel_drops\":%d,"
                        + "\"stored_flows\":%d,\"bytes_per_flow\":%.2f,"
                        + "\"compacted_bytes_per_flow\":%.2f,\"peak_rss_mib\":%d,"
                        + "\"peak_heap_mib\":%d}",
                run.collector(),
                run.protocol(),
                run.flows(),
                run.rate(),
                run.cpuPerMillion(),
                run.steadyPerMillion(),
                run.compactedPerMillion(),
                run.kernelDrops(),
                run.storedFlows(),
                run.bytesPerFlow(),
                run.compactedBytesPerFlow(),
                run.residentMebibytes(),
                run.heapMebibytes());
    }

    private static String json(RateResult step) {
        return format(
                "{\"collector\":\"%s\",\"protocol\":\"%s\",\"seconds\":%d,\"flows_per_second\":%.0f,"
                        + "\"kernel_drops\":%d,\"seconds_behind\":%s,\"load\":\"%s\"}",
                step.collector(),
                step.protocol(),
                step.seconds(),
                step.rate(),
                step.kernelDrops(),
                Double.isInfinite(step.behindSeconds())
                        ? "null"
                        : format("%.1f", step.behindSeconds()),
                step.load());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
