package io.weir.collector.wire.template;

import io.weir.collector.wire.element.Elements;
import io.weir.collector.wire.element.FieldSpec;
import io.weir.collector.wire.record.RecordPlan;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template: its definition as it came, its fields, the plan that decodes its records. */
public final class Template {
    private static final int FIELD_BYTES = 72;
    private static final int BASE_BYTES = 400;

    private final int id;
    private final boolean isOptions;
    private final int scopeFields;
    private final List<FieldSpec> fields;
    private final byte[] definition;
    private final RecordPlan plan;
    private final @Nullable String refusal;
    private long firstMillis;
    private long refreshedMillis;
    private long longestRefreshMillis;
    private long usedMillis;
    private long records;
    private boolean isRestored;

    /**
     * @param definition the octets after the template's id
     * @param refusal why records cannot be decoded, or null
     */
    Template(
            int id,
            boolean isOptions,
            int scopeFields,
            List<FieldSpec> fields,
            byte[] definition,
            RecordPlan plan,
            @Nullable String refusal) {
        this.id = id;
        this.isOptions = isOptions;
        this.scopeFields = scopeFields;
        this.fields = fields;
        this.definition = definition;
        this.plan = plan;
        this.refusal = refusal;
    }

    /** 256 to 65535. */
    public int id() {
        return id;
    }

    /** Whether it is an options template. */
    public boolean isOptions() {
        return isOptions;
    }

    /** How many of the fields, from the first, say of what the record speaks. */
    public int scopeFields() {
        return scopeFields;
    }

    /**
     * Its fields, also of one that is refused, unless for their number; in a NetFlow v9 options
     * template the scopes are scope types.
     */
    public List<FieldSpec> fields() {
        return fields;
    }

    /** How records are decoded. */
    public RecordPlan plan() {
        return plan;
    }

    /** Why records cannot be decoded, or null where they can. */
    public @Nullable String refusal() {
        return refusal;
    }

    /** Fields of elements that fill no column. */
    int unknownFields() {
        return isOptions ? 0 : (int) fields.stream().filter(f -> Elements.of(f).isEmpty()).count();
    }

    /** When it came first, milliseconds since 1970. */
    long firstMillis() {
        return firstMillis;
    }

    /** When it came last, milliseconds since 1970. */
    public long refreshedMillis() {
        return refreshedMillis;
    }

    /** Whether it is from before our own restart, and nothing has confirmed it yet. */
    public boolean isRestored() {
        return isRestored;
    }

    /** Whether these octets define the same template. */
    boolean isDefinedBy(boolean options, ByteBuffer in, int at, int to) {
        if (options != isOptions || to - at < definition.length) {
            return false;
        }
        for (int i = 0; i < definition.length; i++) {
            if (definition[i] != in.get(at + i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether another one has the same fields. */
    public boolean isSameAs(Template other) {
        return isOptions == other.isOptions && Arrays.equals(definition, other.definition);
    }

    byte[] definition() {
        return definition;
    }

    long longestRefreshMillis() {
        return longestRefreshMillis;
    }

    void refresh(long receivedMillis) {
        if (refreshedMillis == 0) {
            firstMillis = receivedMillis;
        } else {
            longestRefreshMillis = Math.max(longestRefreshMillis, receivedMillis - refreshedMillis);
        }
        refreshedMillis = receivedMillis;
        isRestored = false;
    }

    void restore(long first, long refreshed, long longestRefresh) {
        firstMillis = first;
        refreshedMillis = refreshed;
        longestRefreshMillis = longestRefresh;
        isRestored = true;
    }

    /** Data have fitted it. */
    public void confirm() {
        isRestored = false;
    }

    /** Records came that were decoded by it. */
    public void used(int number, long receivedMillis) {
        records += number;
        usedMillis = Math.max(usedMillis, receivedMillis);
    }

    /** Puts back what was {@link #used}. */
    void restoreUse(long number, long receivedMillis) {
        records = number;
        usedMillis = receivedMillis;
    }

    /** How many records were decoded by it. */
    long records() {
        return records;
    }

    /** When the last of them came, milliseconds since 1970; 0 where there was none. */
    long usedMillis() {
        return usedMillis;
    }

    /** Memory that it takes, roughly, in bytes. */
    int weight() {
        return BASE_BYTES + FIELD_BYTES * fields.size() + definition.length;
    }
}
