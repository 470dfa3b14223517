package io.weir.shell.output;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.ColumnKind;
import io.weir.shell.cell.Row;
import io.weir.shell.cell.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259): one array of objects, or one object a line. Numbers are bare; NaN and the
 * infinities, which JSON lacks, are strings. Of several columns with one name the later ones get
 * {@code _2}, {@code _3}. Control and direction characters are escaped, so the text is harmless on
 * a terminal.
 */
final class JsonPrinter implements ResultPrinter {
    private final Writer out;
    private final boolean array;
    private String[] keys = {};
    private ColumnKind[] kinds = {};
    private boolean any;

    JsonPrinter(Writer out, boolean array) {
        this.out = out;
        this.array = array;
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        keys = new String[columns.size()];
        kinds = new ColumnKind[columns.size()];
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < keys.length; i++) {
            kinds[i] = columns.get(i).kind();
            keys[i] = string(unique(columns.get(i).name(), taken)) + ":";
        }
        if (array) {
            out.write('[');
        }
    }

    private static String unique(String name, Set<String> taken) {
        String key = name;
        for (int n = 2; !taken.add(key); n++) {
            key = name + "_" + n;
        }
        return key;
    }

    @Override
    public void row(Row row) throws IOException {
        if (array) {
            out.write(any ? ",\n" : "\n");
        }
        any = true;
        for (int i = 0; i < keys.length; i++) {
            out.write(i == 0 ? '{' : ',');
            out.write(keys[i]);
            out.write(value(row.cell(i), kinds[i]));
        }
        out.write(keys.length == 0 ? "{}" : "}");
        if (!array) {
            out.write('\n');
        }
    }

    @Override
    public void end() throws IOException {
        if (array) {
            out.write(any ? "\n]\n" : "]\n");
        }
    }

    private static String value(@Nullable String cell, ColumnKind kind) {
        if (cell == null) {
            return "null";
        }
        return switch (kind) {
            case BOOLEAN -> cell;
            case NUMBER -> isFinite(cell) ? cell : string(cell);
            case TEXT -> string(cell);
        };
    }

    private static boolean isFinite(String number) {
        return !number.isEmpty() && Character.isDigit(number.charAt(number.length() - 1));
    }

    static String string(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (point < 0x20 || TextSanitizer.isUnsafeAboveAscii(point)) {
                        String digits = Integer.toHexString(point);
                        json.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
                    } else {
                        json.appendCodePoint(point);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
