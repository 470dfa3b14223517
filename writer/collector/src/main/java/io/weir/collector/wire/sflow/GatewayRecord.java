package io.weir.collector.wire.sflow;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;

/**
 * Extended gateway: how BGP routes the sampled packet. One owner.
 *
 * <pre>
 * 0:1003    next hop; AS of the router, of the source, of the source's peer;
 *           path to the destination: count, segments; communities: count, communities;
 *           local preference
 * segment   type 1 set, 2 sequence; count, AS numbers
 * </pre>
 *
 * <p>The path's first AS is {@code next_as}, its last {@code dst_as}. A set is written {@code
 * {64512,64513}}.
 */
final class GatewayRecord {
    private static final int SET = 1;
    private static final int SEQUENCE = 2;
    private static final int LEAST_SEGMENT_BYTES = 8;

    private final StringBuilder path = new StringBuilder();
    private String lastPath = "";
    private long firstAs;
    private long lastAs;
    private boolean hasAs;

    void read(XdrReader in, FlowBatch out, int row) {
        if (in.address()) {
            out.setAddress(FlowColumn.BGP_NEXT_HOP, row, in.addressHigh(), in.addressLow());
        }
        in.int32();
        out.setLong(FlowColumn.SRC_AS, row, in.unsigned32());
        out.setLong(FlowColumn.PREV_AS, row, in.unsigned32());
        readPath(in);
        in.skip(4L * in.count(4));
        in.int32();
        if (hasAs) {
            out.setLong(FlowColumn.NEXT_AS, row, firstAs);
            out.setLong(FlowColumn.DST_AS, row, lastAs);
            out.setText(FlowColumn.AS_PATH, row, pathText());
        }
    }

    private void readPath(XdrReader in) {
        path.setLength(0);
        hasAs = false;
        int segments = in.count(LEAST_SEGMENT_BYTES);
        for (int i = 0; i < segments && !in.hasFailed(); i++) {
            int type = in.int32();
            int length = in.count(4);
            if (type != SET && type != SEQUENCE) {
                in.fail("expected an AS path segment of type 1 or 2, got " + type);
            } else if (length > 0) {
                readSegment(type == SET, length, in);
            }
        }
    }

    private void readSegment(boolean set, int length, XdrReader in) {
        separate(' ');
        path.append(set ? "{" : "");
        for (int i = 0; i < length; i++) {
            lastAs = in.unsigned32();
            if (!hasAs) {
                firstAs = lastAs;
                hasAs = true;
            }
            if (i > 0) {
                separate(set ? ',' : ' ');
            }
            path.append(lastAs);
        }
        path.append(set ? "}" : "");
    }

    private void separate(char separator) {
        if (path.length() > 0) {
            path.append(separator);
        }
    }

    private String pathText() {
        if (!lastPath.contentEquals(path)) {
            lastPath = path.toString();
        }
        return lastPath;
    }
}
