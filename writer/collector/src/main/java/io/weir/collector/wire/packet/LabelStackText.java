package io.weir.collector.wire.packet;

/** Writes MPLS labels as {@code mpls_labels} has them. Not thread-safe: one owner. */
public final class LabelStackText {
    /** As many as IPFIX elements 70 to 79 have. */
    private static final int MOST_LABELS = 10;

    private final StringBuilder text = new StringBuilder();
    private String last = "";
    private int count;

    /** No labels yet. */
    public void clear() {
        text.setLength(0);
        count = 0;
    }

    /** Appends the next label, top first; more than ten are left out. */
    public void add(int label) {
        if (count == MOST_LABELS) {
            return;
        }
        if (count++ > 0) {
            text.append(' ');
        }
        text.append(label);
    }

    /** The labels, space separated. */
    public String text() {
        if (!last.contentEquals(text)) {
            last = text.toString();
        }
        return last;
    }
}
