package io.weir.collector.wire.template;

import io.weir.collector.wire.element.ElementType;
import io.weir.collector.wire.element.Elements;
import io.weir.collector.wire.element.FieldSpec;
import io.weir.collector.wire.record.PlanCompiler;
import io.weir.collector.wire.record.RecordPlan;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads template records.
 *
 * <pre>
 * template            options template, IPFIX       options template, NetFlow v9
 *  0 template id       0 template id                  0 template id
 *  2 field count       2 field count, with scopes     2 octets of scope fields
 *  4 fields            4 scope field count            4 octets of other fields
 *                      6 fields                       6 fields
 *
 * field: 0 element id; 2 length; 4 enterprise, IPFIX only, where the id's first bit is set
 * </pre>
 */
public final class TemplateParser {
    private static final int TEMPLATE_HEADER = 4;
    private static final int OPTIONS_HEADER = 6;
    private static final int FIELD_BYTES = 4;
    private static final int ENTERPRISE_BIT = 0x8000;
    private static final int FIRST_ID = 256;

    private final TemplateDialect dialect;
    private final int maxFields;
    private int end;
    private @Nullable String problem;

    /** A parser that refuses templates of more than {@code maxFields} fields. */
    public TemplateParser(TemplateDialect dialect, int maxFields) {
        this.dialect = dialect;
        this.maxFields = maxFields;
    }

    /** Octets that the smallest template record of this kind has. */
    public static int header(boolean options) {
        return options ? OPTIONS_HEADER : TEMPLATE_HEADER;
    }

    /** Where the record that was read last ends. */
    public int end() {
        return end;
    }

    /** Why the last record is malformed, or null. */
    public @Nullable String problem() {
        return problem;
    }

    /**
     * Reads one record; {@code in} has at least its header before {@code to}.
     *
     * @param known the template that has this id now, or null; returned where it is the same
     * @return the template, or null where the record is malformed
     */
    public @Nullable Template read(
            boolean options, ByteBuffer in, int at, int to, @Nullable Template known) {
        problem = null;
        int id = in.getShort(at) & 0xffff;
        if (id < FIRST_ID) {
            return malformed("template id " + id + ", expected 256 or more");
        }
        int definition = at + 2;
        if (known != null && known.isDefinedBy(options, in, definition, to)) {
            end = definition + known.definition().length;
            return known;
        }
        int count = in.getShort(definition) & 0xffff;
        int scopes = 0;
        if (options) {
            scopes = in.getShort(definition + 2) & 0xffff;
            if (dialect == TemplateDialect.NETFLOW9) {
                int scopeOctets = count;
                if (scopeOctets % FIELD_BYTES != 0 || scopes % FIELD_BYTES != 0) {
                    return malformed(
                            "options template "
                                    + id
                                    + " with "
                                    + scopeOctets
                                    + " octets of scopes and "
                                    + scopes
                                    + " of fields, expected multiples of 4");
                }
                count = (scopeOctets + scopes) / FIELD_BYTES;
                scopes = scopeOctets / FIELD_BYTES;
            } else if (scopes > count) {
                return malformed(
                        "options template "
                                + id
                                + " with "
                                + scopes
                                + " scopes, expected at most its "
                                + count
                                + " fields");
            }
        }
        List<FieldSpec> fields = fields(in, at + header(options), to, count, id);
        if (fields == null) {
            return null;
        }
        byte[] octets = new byte[end - definition];
        in.get(definition, octets);
        return make(id, options, scopes, fields, octets);
    }

    private @Nullable List<FieldSpec> fields(ByteBuffer in, int from, int to, int count, int id) {
        List<FieldSpec> fields = new ArrayList<>();
        int at = from;
        for (int i = 0; i < count; i++) {
            if (to - at < FIELD_BYTES) {
                return cut(id, count, i);
            }
            int element = in.getShort(at) & 0xffff;
            int length = in.getShort(at + 2) & 0xffff;
            int enterprise = 0;
            at += FIELD_BYTES;
            if (dialect == TemplateDialect.IPFIX && (element & ENTERPRISE_BIT) != 0) {
                if (to - at < FIELD_BYTES) {
                    return cut(id, count, i);
                }
                element &= ~ENTERPRISE_BIT;
                enterprise = in.getInt(at);
                at += FIELD_BYTES;
            }
            fields.add(new FieldSpec(enterprise, element, length));
        }
        end = at;
        return fields;
    }

    private @Nullable List<FieldSpec> cut(int id, int count, int whole) {
        problem =
                "template "
                        + id
                        + " of "
                        + count
                        + " fields, its set ends after "
                        + whole
                        + " of them";
        return null;
    }

    private @Nullable Template malformed(String why) {
        problem = why;
        return null;
    }

    private Template make(
            int id, boolean options, int scopes, List<FieldSpec> fields, byte[] definition) {
        String refusal = refusal(options, scopes, fields);
        List<FieldSpec> kept = fields.size() > maxFields ? List.of() : List.copyOf(fields);
        List<FieldSpec> read = refusal == null ? kept : List.of();
        RecordPlan plan = options ? PlanCompiler.layout(read) : PlanCompiler.compile(read);
        return new Template(id, options, scopes, kept, definition, plan, refusal);
    }

    private @Nullable String refusal(boolean options, int scopes, List<FieldSpec> fields) {
        if (fields.size() > maxFields) {
            return fields.size() + " fields, expected at most " + maxFields;
        }
        if (fields.stream().mapToLong(FieldSpec::length).sum() == 0) {
            return fields.isEmpty() ? "no fields" : "no octets in a record";
        }
        boolean ipfix = dialect == TemplateDialect.IPFIX;
        if (options && ipfix && scopes == 0) {
            return "no scope";
        }
        for (FieldSpec field : options && !ipfix ? fields.subList(scopes, fields.size()) : fields) {
            ElementType type = Elements.typeOf(field);
            if (type != null && !type.fits(field.length())) {
                return field + " of " + field.length() + " octets, expected " + type.lengths();
            }
        }
        return null;
    }
}
