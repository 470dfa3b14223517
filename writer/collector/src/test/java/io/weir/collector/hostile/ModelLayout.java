package io.weir.collector.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A template that a test made up, and records of it: octets, and what the columns must say of them.
 * Knows nothing of the decoder.
 */
final class ModelLayout {
    /** Of options: gives no rows. */
    final boolean isOptions;

    /** It has a field of a length that its type forbids: gives no rows. */
    final boolean isRefused;

    private final List<Field> fields;

    /**
     * A field.
     *
     * @param id element
     * @param enterprise 0: IANA's
     * @param octets length; -1: variable
     * @param column what it fills; empty: nothing
     * @param form a address, n number, m hardware address, t text
     */
    private record Field(int id, int enterprise, int octets, String column, char form) {}

    private static final Field SOURCE = new Field(8, 0, 4, "src_addr", 'a');
    private static final List<List<Field>> CHOICES =
            List.of(
                    List.of(new Field(12, 0, 4, "dst_addr", 'a')),
                    List.of(new Field(225, 0, 4, "nat_src_addr", 'a')),
                    List.of(new Field(1, 0, 4, "bytes", 'n'), new Field(1, 0, 7, "bytes", 'n')),
                    List.of(new Field(2, 0, 3, "packets", 'n'), new Field(2, 0, 8, "packets", 'n')),
                    List.of(new Field(7, 0, 2, "src_port", 'n')),
                    List.of(new Field(11, 0, 2, "dst_port", 'n')),
                    List.of(new Field(10, 0, 2, "in_if", 'n'), new Field(10, 0, 4, "in_if", 'n')),
                    List.of(new Field(14, 0, 4, "out_if", 'n')),
                    List.of(new Field(16, 0, 4, "src_as", 'n')),
                    List.of(new Field(56, 0, 6, "src_mac", 'm')),
                    List.of(new Field(148, 0, 5, "flow_id", 'n')),
                    List.of(new Field(5, 0, 1, "tos", 'n')),
                    List.of(new Field(999, 0, 3, "", 'n')));
    private static final List<Field> IPFIX_ONLY =
            List.of(
                    new Field(371, 0, -1, "user_name", 't'),
                    new Field(7, 12_345, 5, "", 'n'),
                    new Field(8, 12_345, -1, "", 't'));
    private static final Field INTERFACE = new Field(10, 0, 4, "", 'n');
    private static final Field NAME = new Field(82, 0, 6, "", 'n');
    private static final Field IMPOSSIBLE = new Field(12, 0, 5, "", 'n');

    private ModelLayout(List<Field> fields, boolean isOptions, boolean isRefused) {
        this.fields = fields;
        this.isOptions = isOptions;
        this.isRefused = isRefused;
    }

    /** Any layout whose records can be decoded. */
    static ModelLayout any(Random random, boolean v9) {
        if (random.nextInt(10) == 0) {
            return new ModelLayout(List.of(INTERFACE, NAME), true, false);
        }
        List<Field> fields = new ArrayList<>(List.of(SOURCE));
        for (List<Field> forms : CHOICES) {
            if (random.nextInt(3) == 0) {
                fields.add(forms.get(random.nextInt(forms.size())));
            }
        }
        for (Field field : v9 ? List.<Field>of() : IPFIX_ONLY) {
            if (random.nextInt(4) == 0) {
                fields.add(field);
            }
        }
        Collections.shuffle(fields, random);
        return new ModelLayout(fields, false, false);
    }

    /** A layout that a decoder must refuse. */
    static ModelLayout impossible() {
        return new ModelLayout(List.of(SOURCE, IMPOSSIBLE), false, true);
    }

    /** Its template record. */
    byte[] definition(int id, boolean v9) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(id, 2, out);
        if (isOptions && v9) {
            number(4, 2, out);
            number(4L * fields.size() - 4, 2, out);
        } else {
            number(fields.size(), 2, out);
            number(1, isOptions ? 2 : 0, out);
        }
        for (Field field : fields) {
            boolean isScopeType = isOptions && v9 && field.equals(INTERFACE);
            number(isScopeType ? 2 : field.id | (field.enterprise == 0 ? 0 : 0x8000), 2, out);
            number(field.octets < 0 ? 0xffff : field.octets, 2, out);
            number(field.enterprise, field.enterprise == 0 ? 0 : 4, out);
        }
        return out.toByteArray();
    }

    /** Appends a record; what columns must say of it. */
    Map<String, String> record(Random random, ByteArrayOutputStream out) {
        Map<String, String> row = new TreeMap<>();
        for (Field field : fields) {
            String text = value(field, random, out);
            if (!field.column.isEmpty()) {
                row.put(field.column, text);
            }
        }
        return row;
    }

    private static String value(Field field, Random random, ByteArrayOutputStream out) {
        if (field.form == 't') {
            String text = "u" + random.nextInt(1_000_000);
            boolean isLong = random.nextInt(5) == 0;
            out.write(isLong ? 255 : text.length());
            number(text.length(), isLong ? 2 : 0, out);
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            return text;
        }
        int bits = Math.min(62, 8 * field.octets);
        long value = 1 + Math.floorMod(random.nextLong(), (1L << bits) - 1);
        number(value, field.octets, out);
        return switch (field.form) {
            case 'a' -> octets("%d", 4, value);
            case 'm' -> octets("%02x", 6, value);
            default -> Long.toString(value);
        };
    }

    private static String octets(String format, int octets, long value) {
        List<String> parts = new ArrayList<>();
        for (int i = octets - 1; i >= 0; i--) {
            parts.add(String.format(Locale.ROOT, format, value >>> (8 * i) & 0xff));
        }
        return String.join(format.equals("%d") ? "." : ":", parts);
    }

    static void number(long value, int octets, ByteArrayOutputStream out) {
        for (int i = octets - 1; i >= 0; i--) {
            out.write((int) (value >>> (8 * i)));
        }
    }
}
