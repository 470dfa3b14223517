package io.weir.collector.wire.ipfix;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Octets of export messages, for tests. Numbers are big-endian; lengths are filled in. */
public final class ExportBytes {
    /** 2026-11-22T13:00:00Z, in seconds. */
    public static final int EXPORT_SECONDS = 1_795_352_400;

    private ExportBytes() {}

    /** A NetFlow v9 datagram, its uptime 100 s. */
    public static byte[] netFlow9(int sequence, int sourceId, byte[]... sets) {
        return netFlow9(100_000, EXPORT_SECONDS, sequence, sourceId, sets);
    }

    public static byte[] netFlow9(
            int uptime, int seconds, int sequence, int sourceId, byte[]... sets) {
        return join(
                u16(9),
                u16(sets.length),
                u32(uptime),
                u32(seconds),
                u32(sequence),
                u32(sourceId),
                join(sets));
    }

    /** An IPFIX message. */
    public static byte[] ipfix(int sequence, int domain, byte[]... sets) {
        byte[] content = join(sets);
        return join(
                u16(10),
                u16(16 + content.length),
                u32(EXPORT_SECONDS),
                u32(sequence),
                u32(domain),
                content);
    }

    /** A set with its header. */
    public static byte[] set(int id, byte[]... parts) {
        byte[] content = join(parts);
        return join(u16(id), u16(4 + content.length), content);
    }

    /** A template record: {@code id:length}, {@code enterprise/id:length}, {@code id:v}. */
    public static byte[] template(int id, String fields) {
        String[] all = fields.split(" ");
        return join(u16(id), u16(all.length), fields(all));
    }

    /** An IPFIX options template record. */
    public static byte[] optionsTemplate(int id, String scopes, String fields) {
        String[] first = scopes.split(" ");
        String[] rest = fields.split(" ");
        return join(
                u16(id),
                u16(first.length + rest.length),
                u16(first.length),
                fields(first),
                fields(rest));
    }

    /** A NetFlow v9 options template record; scopes are scope types. */
    public static byte[] optionsTemplate9(int id, String scopes, String fields) {
        byte[] first = fields(scopes.split(" "));
        byte[] rest = fields(fields.split(" "));
        return join(u16(id), u16(first.length), u16(rest.length), first, rest);
    }

    private static byte[] fields(String... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String field : fields) {
            String[] idAndLength = field.split(":");
            int length = idAndLength[1].equals("v") ? 65535 : Integer.parseInt(idAndLength[1]);
            int slash = idAndLength[0].indexOf('/');
            int id = Integer.parseInt(idAndLength[0].substring(slash + 1));
            out.writeBytes(u16(slash < 0 ? id : id | 0x8000));
            out.writeBytes(u16(length));
            if (slash >= 0) {
                out.writeBytes(u32(Integer.parseInt(idAndLength[0].substring(0, slash))));
            }
        }
        return out.toByteArray();
    }

    public static byte[] u8(int value) {
        return new byte[] {(byte) value};
    }

    public static byte[] u16(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }

    public static byte[] u32(long value) {
        return join(u16((int) (value >>> 16)), u16((int) value));
    }

    public static byte[] u64(long value) {
        return join(u32(value >>> 32), u32(value));
    }

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A text in a field of {@code length} octets. */
    public static byte[] text(String text, int length) {
        return java.util.Arrays.copyOf(text(text), length);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
