package io.weir.collector.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a flow table: who printed it, and what its columns are.
 *
 * @param form who printed it
 * @param separator between the values of a line
 * @param names as they are written
 * @param fields what each column sets; {@link TableField#NOT_KEPT} for a name that is not known
 * @param unknown names that are not known
 */
record FlowTableHeader(
        FlowTableForm form,
        char separator,
        List<String> names,
        List<TableField> fields,
        List<String> unknown) {
    private static final char[] SEPARATORS = {',', '|', '\t', ';'};

    /** What {@link #of} understands, for messages. */
    static final String UNDERSTOOD =
            "text with a header as 'nfdump -o csv', SiLK's 'rwcut' and 'weir -F csv' print it";

    /** The header that a line is; null if it is none. */
    static @Nullable FlowTableHeader of(String line) {
        for (char separator : SEPARATORS) {
            List<String> names = split(line, separator);
            if (names.size() > 1) {
                for (FlowTableForm form : FlowTableForm.values()) {
                    FlowTableHeader header = of(form, separator, names);
                    if (header != null) {
                        return header;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable FlowTableHeader of(
            FlowTableForm form, char separator, List<String> names) {
        List<TableField> fields = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (String name : names) {
            TableField field = form.field(name);
            fields.add(field == null ? TableField.NOT_KEPT : field);
            if (field == null) {
                unknown.add(name);
            } else {
                kept.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return form.hasAddresses(kept) && kept.size() > unknown.size()
                ? new FlowTableHeader(form, separator, names, fields, unknown)
                : null;
    }

    /** rwcut ends each line with its separator. */
    private static List<String> split(String line, char separator) {
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
            names.add(unquoted(line.substring(from, at)));
            from = at + 1;
        }
        String last = unquoted(line.substring(from));
        if (!last.isEmpty()) {
            names.add(last);
        }
        return names;
    }

    private static String unquoted(String name) {
        String text = name.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
