package io.weir.engine.group;

/** One output of groups by their numbers. What is asked of a NULL is anything. */
interface GroupValues {
    boolean isNull(int group);

    /** The number, or the lower half of an address. */
    long getLong(int group);

    /** The upper half of an address. */
    default long getHigh(int group) {
        return 0;
    }

    /** The text. */
    default String getText(int group) {
        return "";
    }

    /** An average. */
    default double getDouble(int group) {
        return getLong(group);
    }

    /** Compares two groups whose values are not NULL. */
    default int compare(int group, int other) {
        return Long.compare(getLong(group), getLong(other));
    }
}
