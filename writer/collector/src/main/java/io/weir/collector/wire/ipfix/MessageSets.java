package io.weir.collector.wire.ipfix;

import io.weir.collector.wire.template.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sets of a message that was found whole, in wire order. Not thread-safe: one owner. */
final class MessageSets {
    private int[] ids = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private final List<TemplateChange> changes = new ArrayList<>();

    /** By template id: the last change of it. */
    private final Map<Integer, Integer> lastChanges = new HashMap<>();

    /** The last withdrawal of all templates, and of all options templates; -1: none. */
    private int lastOfTemplates;

    private int lastOfOptions;
    private boolean withdrawalsCount;

    /**
     * Forgets all sets.
     *
     * @param isStream whether withdrawals are more than noise
     */
    void begin(boolean isStream) {
        size = 0;
        changes.clear();
        lastChanges.clear();
        lastOfTemplates = -1;
        lastOfOptions = -1;
        withdrawalsCount = isStream;
    }

    /** A set, and where its content begins and ends. */
    void add(int id, int start, int end) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        ids[size] = id;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /** A template of the set added last. */
    void addTemplate(Template template) {
        lastChanges.put(template.id(), changes.size());
        changes.add(new TemplateChange(size - 1, template.id(), template));
    }

    /** A withdrawal in the set added last. */
    void addWithdrawal(int id) {
        if (withdrawalsCount) {
            lastChanges.put(id, changes.size());
        }
        changes.add(new TemplateChange(size - 1, id, null));
    }

    /** A withdrawal of all in the set added last, whose id it has. */
    void addWithdrawalOfAll(int setId, boolean ofOptions) {
        if (withdrawalsCount && ofOptions) {
            lastOfOptions = changes.size();
        } else if (withdrawalsCount) {
            lastOfTemplates = changes.size();
        }
        changes.add(new TemplateChange(size - 1, setId, null));
    }

    /** Whether there is a set of data. */
    boolean hasData() {
        for (int set = 0; set < size; set++) {
            if (MessageChecker.isDataSet(ids[set])) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    int id(int set) {
        return ids[set];
    }

    int start(int set) {
        return starts[set];
    }

    int end(int set) {
        return ends[set];
    }

    List<TemplateChange> changes() {
        return changes;
    }

    /**
     * The template that has this id behind the sets so far, or null.
     *
     * @param before the one that has it before the message, or null
     */
    @Nullable Template inForce(int id, @Nullable Template before) {
        if (changes.isEmpty()) {
            return before;
        }
        int last = lastChanges.getOrDefault(id, -1);
        Template template = last < 0 ? before : changes.get(last).template();
        if (template == null) {
            return null;
        }
        return last < (template.isOptions() ? lastOfOptions : lastOfTemplates) ? null : template;
    }
}
