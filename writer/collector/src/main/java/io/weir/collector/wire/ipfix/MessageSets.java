package io.weir.collector.wire.ipfix;

import io.weir.collector.wire.template.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sets of a message that was found whole, in wire order. Not thread-safe: one owner. */
final class MessageSets {
    private int[] ids = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private final List<TemplateChange> changes = new ArrayList<>();

    void clear() {
        size = 0;
        changes.clear();
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

    /** A record of the template set added last. */
    void addChange(int id, @Nullable Template template) {
        changes.add(new TemplateChange(size - 1, id, template));
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

    /** What the message itself has said of a template so far, or null. */
    @Nullable TemplateChange lastChange(int id) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (changes.get(i).id() == id) {
                return changes.get(i);
            }
        }
        return null;
    }
}
