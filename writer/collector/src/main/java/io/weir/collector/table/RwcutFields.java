package io.weir.collector.table;

import io.weir.format.FlowColumn;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of SiLK's {@code rwcut --fields}. In columns a name is cut to the width of its values:
 * {@code pro}, {@code senso}, {@code initialF}.
 *
 * <p>SiLK stores 0 for a next hop that there is none of, and knows no reverse direction.
 */
final class RwcutFields {
    private static final long MAX_IF_INDEX = 0xffff_ffffL;
    private static final Map<String, TableField> FIELDS = fields();

    private RwcutFields() {}

    static @Nullable TableField of(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        TableField exact = FIELDS.get(wanted);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, TableField> field : FIELDS.entrySet()) {
            if (wanted.length() >= 3 && field.getKey().startsWith(wanted)) {
                return field.getValue();
            }
        }
        return null;
    }

    private static Map<String, TableField> fields() {
        Map<String, TableField> fields = new LinkedHashMap<>();
        fields.put("sip", (row, text) -> row.address(FlowColumn.SRC_ADDR, text));
        fields.put("dip", (row, text) -> row.address(FlowColumn.DST_ADDR, text));
        fields.put("sport", (row, text) -> row.number(FlowColumn.SRC_PORT, text, 65_535));
        fields.put("dport", (row, text) -> row.number(FlowColumn.DST_PORT, text, 65_535));
        fields.put("protocol", RwcutFields::protocol);
        fields.put("packets", (row, text) -> row.number(FlowColumn.PACKETS, text, Long.MAX_VALUE));
        fields.put("pkts", (row, text) -> row.number(FlowColumn.PACKETS, text, Long.MAX_VALUE));
        fields.put("bytes", (row, text) -> row.number(FlowColumn.BYTES, text, Long.MAX_VALUE));
        fields.put("flags", flags(FlowColumn.TCP_FLAGS));
        fields.put("initialflags", flags(FlowColumn.INITIAL_TCP_FLAGS));
        fields.put("sessionflags", flags(FlowColumn.SESSION_TCP_FLAGS));
        fields.put("stime", TableRow::start);
        fields.put("stime+msec", TableRow::start);
        fields.put("etime", TableRow::end);
        fields.put("etime+msec", TableRow::end);
        fields.put("duration", TableRow::duration);
        fields.put("dur", TableRow::duration);
        fields.put("dur+msec", TableRow::duration);
        fields.put("sensor", name(FlowColumn.SENSOR));
        fields.put("class", name(FlowColumn.SENSOR_CLASS));
        fields.put("type", RwcutFields::flowType);
        fields.put("itype", (row, text) -> row.number(FlowColumn.ICMP_TYPE, text, 255));
        fields.put("icode", (row, text) -> row.number(FlowColumn.ICMP_CODE, text, 255));
        fields.put("in", (row, text) -> row.number(FlowColumn.IN_IF, text, MAX_IF_INDEX));
        fields.put("out", (row, text) -> row.number(FlowColumn.OUT_IF, text, MAX_IF_INDEX));
        fields.put("nhip", (row, text) -> row.addressUnlessZero(FlowColumn.NEXT_HOP, text));
        return fields;
    }

    private static void protocol(TableRow row, String text) throws RefusedException {
        row.set(FlowColumn.PROTOCOL, TableValues.protocol(text));
    }

    /** {@code ?} stands for a sensor or class that the site's silk.conf does not have. */
    private static TableField name(FlowColumn column) {
        return (row, text) -> {
            if (!text.equals("?")) {
                row.text(column, text);
            }
        };
    }

    /** Without a silk.conf SiLK prints a number, which is 0 also for flows that have no type. */
    private static void flowType(TableRow row, String text) throws RefusedException {
        if (!text.equals("?") && !Character.isDigit(text.charAt(0))) {
            WeirFields.flowType(row, text);
        }
    }

    private static TableField flags(FlowColumn column) {
        return (row, text) -> row.set(column, TableValues.flags(text));
    }
}
