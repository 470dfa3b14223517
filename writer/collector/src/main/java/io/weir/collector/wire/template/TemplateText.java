package io.weir.collector.wire.template;

import io.weir.collector.wire.element.ElementNames;
import io.weir.collector.wire.element.FieldSpec;
import java.util.List;
import java.util.Locale;

/**
 * The fields of a template as text, separated by spaces: {@code sourceIPv4Address:4}, of variable
 * length {@code applicationName:v}, without a name {@code 9/12235:v} (enterprise and element) or
 * {@code 56701:4}; what an options record speaks of as {@code scope(meteringProcessId):4}.
 */
final class TemplateText {
    private static final int NETFLOW9 = 9;

    /** RFC 3954, 6.1: the scope types, from 1 on. */
    private static final List<String> NETFLOW9_SCOPES =
            List.of("system", "interface", "lineCard", "cache", "template");

    private TemplateText() {}

    static String of(Template template, int version) {
        StringBuilder text = new StringBuilder(24 * template.fields().size());
        int scopes = template.scopeFields();
        for (FieldSpec field : template.fields()) {
            if (text.length() > 0) {
                text.append(' ');
            }
            if (scopes > 0) {
                String name = version == NETFLOW9 ? scope(field.id()) : name(field);
                text.append("scope(").append(name).append(')');
            } else {
                text.append(name(field));
            }
            scopes--;
            text.append(':').append(field.isVariable() ? "v" : Integer.toString(field.length()));
        }
        return text.toString();
    }

    private static String scope(int type) {
        return type >= 1 && type <= NETFLOW9_SCOPES.size()
                ? NETFLOW9_SCOPES.get(type - 1)
                : Integer.toString(type);
    }

    private static String name(FieldSpec field) {
        String name = ElementNames.of(field);
        if (name != null) {
            return name;
        }
        return field.enterprise() == 0
                ? Integer.toString(field.id())
                : String.format(
                        Locale.ROOT,
                        "%s/%d",
                        Integer.toUnsignedString(field.enterprise()),
                        field.id());
    }
}
