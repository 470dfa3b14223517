package io.weir.collector.wire.record;

import io.weir.collector.wire.octets.ApplicationId;
import io.weir.collector.wire.octets.NumberTexts;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** How values that are no texts are written in text columns. Not thread-safe: one owner. */
final class ValueTexts {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");
    private static final int ACL_BYTES = 12;
    private static final int MAX_LABELS = 10;

    /** Bits of an entry below its label. */
    private static final int LABEL_SHIFT = 4;

    private final NumberTexts macs = new NumberTexts(ValueTexts::mac);
    private final NumberTexts applications = new NumberTexts(ApplicationId::text);
    private final NumberTexts singleLabels = new NumberTexts(Long::toString);
    private final long[] labels = new long[MAX_LABELS];
    private final StringBuilder builder = new StringBuilder();
    private int labelCount;

    void clearLabels() {
        labelCount = 0;
    }

    /** Six octets as {@code aa:bb:cc:dd:ee:ff}. */
    String mac(ByteBuffer in, int at) {
        return macs.of((in.getShort(at) & 0xffffL) << 32 | (in.getInt(at + 2) & 0xffff_ffffL));
    }

    /** Takes one entry of the label stack; zero ends the stack. */
    void addLabel(ByteBuffer in, int at, int length) {
        if (length < 3 || labelCount == MAX_LABELS) {
            return;
        }
        long entry = (in.getShort(at) & 0xffffL) << 8 | (in.get(at + 2) & 0xff);
        if (entry != 0) {
            labels[labelCount++] = entry >>> LABEL_SHIFT;
        }
    }

    /** The labels taken, top first; "" where there are none. */
    String labels() {
        if (labelCount <= 1) {
            return labelCount == 0 ? "" : singleLabels.of(labels[0]);
        }
        builder.setLength(0);
        for (int i = 0; i < labelCount; i++) {
            builder.append(i == 0 ? "" : " ").append(labels[i]);
        }
        return builder.toString();
    }

    /** An application id as {@code engine:selector}, or {@code engine:enterprise:selector}. */
    String applicationText(long number) {
        return applications.of(number);
    }

    /** Three numbers of an access list, in hexadecimal; "" where all are zero. */
    static String acl(ByteBuffer in, int at, int length) {
        if (length != ACL_BYTES) {
            return hex(in, at, length);
        }
        if (in.getLong(at) == 0 && in.getInt(at + 8) == 0) {
            return "";
        }
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(in.getInt(at))
                + "-"
                + hex.toHexDigits(in.getInt(at + 4))
                + "-"
                + hex.toHexDigits(in.getInt(at + 8));
    }

    /** Octets in hexadecimal; "" where all are zero. */
    static String hex(ByteBuffer in, int at, int length) {
        byte[] octets = new byte[length];
        in.get(at, octets);
        for (byte octet : octets) {
            if (octet != 0) {
                return HexFormat.of().formatHex(octets);
            }
        }
        return "";
    }

    private static String mac(long number) {
        byte[] octets = new byte[6];
        for (int i = 0; i < 6; i++) {
            octets[i] = (byte) (number >>> (40 - 8 * i));
        }
        return COLONS.formatHex(octets);
    }
}
