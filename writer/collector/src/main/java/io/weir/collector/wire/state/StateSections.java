package io.weir.collector.wire.state;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The saved form of several {@link StatePart}s.
 *
 * <pre>
 *  0  "WEIRDST1"
 *  8  CRC32C of everything after it
 * 12  number of sections, varint; each: name, text; length, varint; bytes
 * </pre>
 */
public final class StateSections {
    private static final long MAGIC = 0x5745_4952_4453_5431L;
    private static final int HEADER_BYTES = 12;
    private static final String NAME = "decoder state";

    private StateSections() {}

    /** What all parts have learned. */
    public static byte[] save(List<StatePart> parts) {
        StateWriter body = new StateWriter();
        body.writeVarint(parts.size());
        for (StatePart part : parts) {
            StateWriter section = new StateWriter();
            part.save(section);
            body.writeText(part.stateName());
            body.writeBytes(section.toBytes());
        }
        byte[] content = body.toBytes();
        byte[] whole = new byte[HEADER_BYTES + content.length];
        putLong(whole, 0, MAGIC);
        System.arraycopy(content, 0, whole, HEADER_BYTES, content.length);
        putInt(whole, 8, crc(whole));
        return whole;
    }

    /**
     * Hands {@code state} to the parts; those that it does not name, and all of them where it is
     * empty, forget what they have learned.
     *
     * @throws IllegalArgumentException if it is damaged or names a part that there is not; then no
     *     part has changed
     */
    public static void restore(byte[] state, List<StatePart> parts) {
        List<Runnable> steps = new ArrayList<>();
        if (state.length > 0) {
            StateReader in = new StateReader(NAME, state);
            if (in.remaining() < HEADER_BYTES || in.readLong("magic") != MAGIC) {
                throw in.damaged("WEIRDST1", state.length + " bytes that begin otherwise");
            }
            int expected = in.readInt("checksum");
            int actual = crc(state);
            if (expected != actual) {
                throw in.damaged(
                        "CRC32C " + Integer.toHexString(expected), Integer.toHexString(actual));
            }
            readSections(in, parts, steps);
        }
        parts.forEach(StatePart::clear);
        steps.forEach(Runnable::run);
    }

    private static void readSections(StateReader in, List<StatePart> parts, List<Runnable> steps) {
        int sections = in.readCount("number of sections");
        for (int i = 0; i < sections; i++) {
            String name = in.readText("section name");
            StatePart part = named(name, parts);
            if (part == null) {
                throw in.damaged("a section of " + names(parts), name);
            }
            StateReader section = new StateReader(NAME + ", section " + name, in.readBytes(name));
            steps.add(part.read(section));
            section.end();
        }
        in.end();
    }

    private static @Nullable StatePart named(String name, List<StatePart> parts) {
        for (StatePart part : parts) {
            if (part.stateName().equals(name)) {
                return part;
            }
        }
        return null;
    }

    private static List<String> names(List<StatePart> parts) {
        return parts.stream().map(StatePart::stateName).toList();
    }

    private static int crc(byte[] state) {
        CRC32C crc = new CRC32C();
        crc.update(state, HEADER_BYTES, state.length - HEADER_BYTES);
        return (int) crc.getValue();
    }

    private static void putLong(byte[] bytes, int at, long value) {
        putInt(bytes, at, (int) (value >>> 32));
        putInt(bytes, at + 4, (int) value);
    }

    private static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }
}
