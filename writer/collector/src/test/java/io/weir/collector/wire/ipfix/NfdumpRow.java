package io.weir.collector.wire.ipfix;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.udfs.address.Addresses;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.StringJoiner;

/** A row in the form of nfdump's CSV, so that both can be compared as lines. */
final class NfdumpRow {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** Columns of the CSV, by place. */
    private static final int PROTOCOL = 2;

    private static final int DESTINATION_PORT = 6;

    /** Of its flows nfdump 1.7.8 prints type and code 0.0 where they are in element 139. */
    private static final String ICMPV6 = "58";

    /** The capture's envelope; never compared. */
    private static final int ROUTER = 22;

    private NfdumpRow() {}

    /** The line of nfdump, without the columns that are not compared. */
    static String of(String line, List<Integer> notCompared) {
        return kept(line.split(",", -1), notCompared);
    }

    /** The same line of a row. */
    static String of(FlowBatch rows, int row, List<Integer> notCompared) {
        boolean sampled = rows.isPresent(FlowColumn.PACKETS_RAW, row);
        boolean sampledBytes = rows.isPresent(FlowColumn.BYTES_RAW, row);
        boolean icmp = rows.isPresent(FlowColumn.ICMP_TYPE, row);
        String[] fields = {
            time(rows, FlowColumn.START_TIME, row),
            time(rows, FlowColumn.END_TIME, row),
            number(rows, FlowColumn.PROTOCOL, row),
            address(rows, FlowColumn.SRC_ADDR, row),
            number(rows, FlowColumn.SRC_PORT, row),
            address(rows, FlowColumn.DST_ADDR, row),
            icmp ? icmp(rows, row) : number(rows, FlowColumn.DST_PORT, row),
            flags((int) rows.getLong(FlowColumn.TCP_FLAGS, row)),
            number(rows, FlowColumn.TOS, row),
            number(rows, sampled ? FlowColumn.PACKETS_RAW : FlowColumn.PACKETS, row),
            number(rows, sampledBytes ? FlowColumn.BYTES_RAW : FlowColumn.BYTES, row),
            number(rows, either(rows, FlowColumn.REV_PACKETS, FlowColumn.POST_PACKETS, row), row),
            number(rows, either(rows, FlowColumn.REV_BYTES, FlowColumn.POST_BYTES, row), row),
            number(rows, FlowColumn.IN_IF, row),
            number(rows, FlowColumn.OUT_IF, row),
            number(rows, FlowColumn.SRC_AS, row),
            number(rows, FlowColumn.DST_AS, row),
            number(rows, FlowColumn.SRC_MASK, row),
            number(rows, FlowColumn.DST_MASK, row),
            number(rows, FlowColumn.VLAN_ID, row),
            number(rows, FlowColumn.POST_VLAN_ID, row),
            address(rows, FlowColumn.NEXT_HOP, row),
            ""
        };
        return kept(fields, notCompared);
    }

    private static FlowColumn either(FlowBatch rows, FlowColumn one, FlowColumn other, int row) {
        return rows.isPresent(one, row) ? one : other;
    }

    private static String kept(String[] fields, List<Integer> notCompared) {
        StringJoiner kept = new StringJoiner(",");
        if (fields[PROTOCOL].equals(ICMPV6)) {
            fields[DESTINATION_PORT] = "";
        }
        for (int i = 0; i < fields.length; i++) {
            if (i != ROUTER && !notCompared.contains(i)) {
                kept.add(fields[i]);
            }
        }
        return kept.toString();
    }

    private static String number(FlowBatch rows, FlowColumn column, int row) {
        return Long.toString(rows.getLong(column, row));
    }

    private static String icmp(FlowBatch rows, int row) {
        return number(rows, FlowColumn.ICMP_TYPE, row)
                + "."
                + number(rows, FlowColumn.ICMP_CODE, row);
    }

    private static String time(FlowBatch rows, FlowColumn column, int row) {
        return TIME.format(Instant.ofEpochMilli(rows.getLong(column, row)));
    }

    private static String address(FlowBatch rows, FlowColumn column, int row) {
        return rows.isPresent(column, row)
                ? Addresses.format(rows.getHigh(column, row), rows.getLong(column, row))
                : "0.0.0.0";
    }

    private static String flags(int flags) {
        String letters = "CEUAPRSF";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            text.append((flags & (0x80 >> i)) != 0 ? letters.charAt(i) : '.');
        }
        return text.toString();
    }
}
