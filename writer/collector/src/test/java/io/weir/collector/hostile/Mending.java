package io.weir.collector.hostile;

import java.util.Arrays;

/** Puts right in a datagram what random changes break most often, and what hides all the rest. */
enum Mending {
    NETFLOW_V5(5) {
        @Override
        byte[] lengths(byte[] payload) {
            int records = (payload.length - 24) / 48;
            put(payload, 2, records);
            return records > 0 ? Arrays.copyOf(payload, 24 + 48 * records) : payload;
        }
    },
    NETFLOW_V9(9) {
        @Override
        byte[] lengths(byte[] payload) {
            sets(payload, 20);
            return payload;
        }
    },
    IPFIX(10) {
        @Override
        byte[] lengths(byte[] payload) {
            put(payload, 2, payload.length);
            sets(payload, 16);
            return payload;
        }
    },
    SFLOW_V5(0) {
        @Override
        byte[] lengths(byte[] payload) {
            put(payload, 2, 5);
            return payload;
        }
    };

    private final int version;

    Mending(int version) {
        this.version = version;
    }

    /** Sets the version in the first two octets. */
    void version(byte[] payload) {
        put(payload, 0, version);
    }

    /** Makes the lengths fit that of the datagram. */
    abstract byte[] lengths(byte[] payload);

    /** No set is longer than what is left of its message. */
    private static void sets(byte[] payload, int from) {
        int at = from;
        while (at + 4 <= payload.length) {
            int length = (payload[at + 2] & 0xff) << 8 | (payload[at + 3] & 0xff);
            int left = payload.length - at;
            if (length < 4 || length > left) {
                put(payload, at + 2, left);
                return;
            }
            at += length;
        }
    }

    private static void put(byte[] payload, int at, int value) {
        if (payload.length >= at + 2) {
            payload[at] = (byte) (value >>> 8);
            payload[at + 1] = (byte) value;
        }
    }
}
