package io.weir.collector.table;

import io.weir.format.FlowColumn;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names in the header of {@code nfdump -o csv}: those of 1.7.1 ({@code ts}, {@code sa}) and
 * those that came with 1.7.5 ({@code firstSeen}, {@code srcAddr}).
 *
 * <p>nfdump prints 0 for what a record does not have. Where 0 is no value (addresses of next hops,
 * MAC addresses, VLANs, labels, counters of the other direction) it is read as none.
 */
final class NfdumpFields {
    private static final long MAX_U32 = 0xffff_ffffL;
    private static final Map<String, TableField> FIELDS = fields();

    private NfdumpFields() {}

    static @Nullable TableField of(String name) {
        return FIELDS.get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, TableField> fields() {
        Map<String, TableField> fields = new HashMap<>();
        addKey(fields);
        addCounters(fields);
        addRouting(fields);
        addLayer2(fields);
        addRest(fields);
        return fields;
    }

    private static void addKey(Map<String, TableField> fields) {
        put(fields, TableRow::start, "ts", "firstseen");
        put(fields, TableRow::end, "te", "lastseen");
        put(fields, TableRow::duration, "td", "duration");
        put(fields, (row, text) -> row.time(FlowColumn.RECEIVED_TIME, text), "tr", "received");
        put(fields, address(FlowColumn.SRC_ADDR), "sa", "srcaddr");
        put(fields, address(FlowColumn.DST_ADDR), "da", "dstaddr");
        put(fields, number(FlowColumn.SRC_PORT, 65_535), "sp", "srcport");
        put(fields, NfdumpFields::destinationPort, "dp", "dstport");
        put(
                fields,
                (row, text) -> row.set(FlowColumn.PROTOCOL, TableValues.protocol(text)),
                "pr",
                "proto");
        put(
                fields,
                (row, text) -> row.set(FlowColumn.TCP_FLAGS, TableValues.flags(text)),
                "flg",
                "flags");
        put(fields, number(FlowColumn.ICMP_TYPE, 255), "icmptype");
        put(fields, number(FlowColumn.ICMP_CODE, 255), "icmpcode");
    }

    private static void addCounters(Map<String, TableField> fields) {
        put(fields, number(FlowColumn.PACKETS, Long.MAX_VALUE), "ipkt", "packets", "inpackets");
        put(fields, number(FlowColumn.BYTES, Long.MAX_VALUE), "ibyt", "bytes", "inbytes");
        put(fields, (row, text) -> row.reverse(FlowColumn.REV_PACKETS, text), "opkt", "outpackets");
        put(fields, (row, text) -> row.reverse(FlowColumn.REV_BYTES, text), "obyt", "outbytes");
        put(fields, NfdumpFields::flowCount, "flows");
        put(fields, TableField.NOT_KEPT, "bps", "pps", "bpp", "cnt", "count", "af", "version");
    }

    private static void addRouting(Map<String, TableField> fields) {
        put(fields, number(FlowColumn.IN_IF, MAX_U32), "in", "input");
        put(fields, number(FlowColumn.OUT_IF, MAX_U32), "out", "output");
        put(fields, number(FlowColumn.SRC_AS, MAX_U32), "sas", "srcas");
        put(fields, number(FlowColumn.DST_AS, MAX_U32), "das", "dstas");
        put(fields, unlessZero(FlowColumn.NEXT_AS, MAX_U32), "nextas");
        put(fields, unlessZero(FlowColumn.PREV_AS, MAX_U32), "prevas");
        put(fields, number(FlowColumn.SRC_MASK, 128), "smk", "srcmask");
        put(fields, number(FlowColumn.DST_MASK, 128), "dmk", "dstmask");
        put(fields, addressUnlessZero(FlowColumn.NEXT_HOP), "nh", "nextip");
        put(fields, addressUnlessZero(FlowColumn.BGP_NEXT_HOP), "nhb", "bgpnextip");
        put(fields, addressUnlessZero(FlowColumn.EXPORTER_ADDR), "ra", "routerip");
    }

    private static void addLayer2(Map<String, TableField> fields) {
        put(fields, unlessZero(FlowColumn.VLAN_ID, 65_535), "svln", "srcvlan");
        put(fields, unlessZero(FlowColumn.POST_VLAN_ID, 65_535), "dvln", "dstvlan");
        put(fields, mac(FlowColumn.SRC_MAC), "ismc", "insrcmac");
        put(fields, mac(FlowColumn.DST_MAC), "idmc", "indstmac");
        put(fields, mac(FlowColumn.POST_SRC_MAC), "osmc", "outsrcmac");
        put(fields, mac(FlowColumn.POST_DST_MAC), "odmc", "outdstmac");
        for (int label = 1; label <= 10; label++) {
            put(fields, NfdumpFields::mplsLabel, "mpls" + label, "mplslabel" + label);
        }
    }

    private static void addRest(Map<String, TableField> fields) {
        put(fields, unlessZero(FlowColumn.FORWARDING_STATUS, 255), "fwd", "fwdstatus");
        put(fields, number(FlowColumn.TOS, 255), "stos", "srctos", "tos");
        put(fields, unlessZero(FlowColumn.POST_TOS, 255), "dtos", "dsttos");
        put(fields, NfdumpFields::direction, "dir", "direction");
        put(fields, unlessZero(FlowColumn.FLOW_END_REASON, 255), "endreason");
        put(fields, TableField.NOT_KEPT, "cl", "sl", "al", "eng", "exid", "engine", "exporterid");
    }

    private static void put(Map<String, TableField> fields, TableField field, String... names) {
        for (String name : names) {
            fields.put(name.toLowerCase(Locale.ROOT), field);
        }
    }

    private static TableField number(FlowColumn column, long max) {
        return (row, text) -> row.number(column, text, max);
    }

    private static TableField unlessZero(FlowColumn column, long max) {
        return (row, text) -> {
            long value = TableValues.number(text, 0, max);
            if (value != 0) {
                row.set(column, value);
            }
        };
    }

    private static TableField address(FlowColumn column) {
        return (row, text) -> row.address(column, text);
    }

    private static TableField addressUnlessZero(FlowColumn column) {
        return (row, text) -> row.addressUnlessZero(column, text);
    }

    private static TableField mac(FlowColumn column) {
        return (row, text) -> {
            String mac = TableValues.mac(text);
            if (!mac.equals("00:00:00:00:00:00")) {
                row.text(column, mac);
            }
        };
    }

    /** Of ICMP it may be {@code type.code}. */
    private static void destinationPort(TableRow row, String text) throws RefusedException {
        int point = text.indexOf('.');
        if (point < 0) {
            row.number(FlowColumn.DST_PORT, text, 65_535);
        } else {
            row.number(FlowColumn.ICMP_TYPE, text.substring(0, point), 255);
            row.number(FlowColumn.ICMP_CODE, text.substring(point + 1), 255);
        }
    }

    private static void flowCount(TableRow row, String text) throws RefusedException {
        long flows = TableValues.number(text, 0, Long.MAX_VALUE);
        if (flows > 1) {
            row.set(FlowColumn.FLOW_COUNT, flows);
        }
    }

    private static void direction(TableRow row, String text) throws RefusedException {
        switch (text) {
            case "0", "I" -> row.set(FlowColumn.DIRECTION, 0);
            case "1", "E" -> row.set(FlowColumn.DIRECTION, 1);
            case "U" -> {} // unknown
            default -> throw RefusedException.of("0, 1, I, E or U", text);
        }
    }

    /** {@code label-experimental-bottom of stack}; {@code 0-0-0} where there is none. */
    private static void mplsLabel(TableRow row, String text) throws RefusedException {
        int end = text.indexOf('-');
        long label = TableValues.number(end < 0 ? text : text.substring(0, end), 0, (1 << 20) - 1);
        if (label != 0) {
            row.append(FlowColumn.MPLS_LABELS, Long.toString(label));
        }
    }
}
