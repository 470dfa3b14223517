package io.weir.collector.text;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.udfs.address.Address;
import io.weir.udfs.address.AddressFormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a flow table: {@code SrcIf SrcIPaddress DstIf DstIPaddress Pr SrcP DstP Pkts}.
 *
 * @param egress whether Cisco marks the flow as seen at the interface it left by ({@code Gi0/1*})
 */
record FlowTextRow(
        @Nullable String inInterface,
        Address source,
        @Nullable String outInterface,
        Address destination,
        int protocol,
        int sourcePort,
        int destinationPort,
        long packets,
        boolean egress) {
    static final int FIELDS = 8;

    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int EGRESS = 1;
    private static final int TEXT_IMPORT = 201;

    /** What flowctl prints for an interface that is gone: C's printf of a null pointer. */
    private static final String NO_NAME = "(null)";

    private static final Pattern COUNT = Pattern.compile("([0-9]{1,15})([KMG]?)");

    /** A line that is no row: why. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }

    /**
     * @param human whether all numbers are decimal
     * @throws RefusedException with what was expected and what is there
     */
    static FlowTextRow parse(String line, FlowTextForm form, boolean human)
            throws RefusedException {
        String[] fields = LineKind.fields(line);
        if (fields.length != FIELDS) {
            throw new RefusedException(
                    "expected "
                            + FIELDS
                            + " columns ("
                            + LineKind.COMPACT
                            + "), got "
                            + fields.length);
        }
        Address source = address("source", fields[1]);
        Address destination = address("destination", fields[3]);
        if (source.isIpv4() != destination.isIpv4()) {
            throw new RefusedException(
                    "expected two addresses of one family, got " + source + " and " + destination);
        }
        int ports = human ? 10 : 16;
        boolean egress = form == FlowTextForm.CISCO && fields[2].endsWith("*");
        String out = egress ? fields[2].substring(0, fields[2].length() - 1) : fields[2];
        return new FlowTextRow(
                name(fields[0]),
                source,
                name(out),
                destination,
                number("protocol", fields[4], form == FlowTextForm.CISCO ? 16 : 10, 255),
                number("source port", fields[5], ports, 65_535),
                number("destination port", fields[6], ports, 65_535),
                packets(fields[7], form),
                egress);
    }

    private static @Nullable String name(String field) {
        return field.equals(NO_NAME) ? null : field;
    }

    private static Address address(String what, String field) throws RefusedException {
        try {
            return Address.parse(field);
        } catch (AddressFormatException e) {
            throw new RefusedException(what + " " + e.getMessage());
        }
    }

    private static int number(String what, String field, int radix, int max)
            throws RefusedException {
        boolean digits =
                field.length() <= 5 && field.chars().allMatch(c -> Character.digit(c, radix) >= 0);
        int value = digits ? Integer.parseInt(field, radix) : -1;
        if (value < 0 || value > max) {
            throw new RefusedException(
                    "%s '%s': expected a %s number up to %s"
                            .formatted(
                                    what,
                                    field,
                                    radix == 16 ? "hexadecimal" : "decimal",
                                    Integer.toString(max, radix)));
        }
        return value;
    }

    private static long packets(String field, FlowTextForm form) throws RefusedException {
        Matcher count = COUNT.matcher(field);
        if (!count.matches() || (form == FlowTextForm.FLOWCTL && !count.group(2).isEmpty())) {
            throw new RefusedException(
                    "packets '%s': expected %s"
                            .formatted(
                                    field,
                                    form == FlowTextForm.CISCO
                                            ? "a number such as 7, 45K or 1M"
                                            : "a decimal number"));
        }
        long factor =
                switch (count.group(2)) {
                    case "K" -> 1_000L;
                    case "M" -> 1_000_000L;
                    case "G" -> 1_000_000_000L;
                    default -> 1L;
                };
        return Math.min(Long.MAX_VALUE / factor, Long.parseLong(count.group(1))) * factor;
    }

    /**
     * Appends this row to {@code batch}, but for sensor and flow type.
     *
     * @return its index
     */
    int addTo(FlowBatch batch, FlowTextForm form, long atMillis) {
        int row = batch.add();
        batch.setLong(FlowColumn.START_TIME, row, atMillis);
        batch.setLong(FlowColumn.END_TIME, row, atMillis);
        batch.setLong(FlowColumn.RECEIVED_TIME, row, atMillis);
        batch.setLong(FlowColumn.TIME_QUALITY, row, 3);
        batch.setAddress(FlowColumn.SRC_ADDR, row, source.high(), source.low());
        batch.setAddress(FlowColumn.DST_ADDR, row, destination.high(), destination.low());
        batch.setLong(FlowColumn.IP_VERSION, row, source.isIpv4() ? 4 : 6);
        batch.setLong(FlowColumn.PROTOCOL, row, protocol);
        batch.setLong(FlowColumn.PACKETS, row, packets);
        batch.setLong(FlowColumn.EXPORT_VERSION, row, TEXT_IMPORT);
        if (inInterface != null) {
            batch.setText(FlowColumn.IN_IF_NAME, row, inInterface);
        }
        if (outInterface != null) {
            batch.setText(FlowColumn.OUT_IF_NAME, row, outInterface);
        }
        if (egress) {
            batch.setLong(FlowColumn.DIRECTION, row, EGRESS);
        }
        addPorts(batch, form, row);
        return row;
    }

    private void addPorts(FlowBatch batch, FlowTextForm form, int row) {
        boolean icmp = protocol == ICMP || protocol == ICMPV6;
        batch.setLong(FlowColumn.SRC_PORT, row, icmp ? 0 : sourcePort);
        batch.setLong(FlowColumn.DST_PORT, row, icmp ? 0 : destinationPort);
        boolean unknown = form == FlowTextForm.FLOWCTL && sourcePort == 0 && destinationPort == 0;
        if (icmp && !unknown) {
            int typeAndCode = typeAndCode();
            batch.setLong(FlowColumn.ICMP_TYPE, row, typeAndCode >> 8);
            batch.setLong(FlowColumn.ICMP_CODE, row, typeAndCode & 0xff);
        }
    }

    /** As in NetFlow v5, which exports the same cache; see {@code NetFlow5Decoder}. */
    private int typeAndCode() {
        return destinationPort == 0 ? (sourcePort & 0xff) << 8 | sourcePort >> 8 : destinationPort;
    }
}
