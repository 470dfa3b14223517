package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.List;

/** A measure of all groups of one worker. One owner. */
interface Accumulator extends GroupValues {
    /** Makes room for groups below {@code groups}. */
    void grow(int groups);

    /** Bytes of memory that it holds, about. */
    long bytes();

    /**
     * Adds chosen rows of a batch.
     *
     * @param rows rows of the batch, ascending
     * @param groups the group of each of them
     */
    void add(Batch batch, int[] rows, int count, int[] groups) throws IOException;

    /**
     * The same where all rows are of group 0, as they are without keys: a total need not go to
     * memory for each row.
     */
    default void addToOnly(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        add(batch, rows, count, groups);
    }

    /**
     * Adds what another worker has.
     *
     * @param map its groups' numbers here, for which there is room
     * @param control asked again and again
     */
    void merge(Accumulator other, int[] map, ScanControl control);

    /** The same where no value of an argument is in both. */
    default void mergeDisjoint(Accumulator other, int[] map, ScanControl control) {
        merge(other, map, control);
    }

    /** Forgets all groups, which are below {@code groups}. */
    void clear(int groups);

    /** What it writes of a group. */
    List<ValueKind> states();

    /**
     * Writes states: what the rows so far have come to.
     *
     * @param groups numbers of groups
     * @param out buffers, one for each of {@link #states}, from index {@code column} on
     */
    void save(int[] groups, int count, ValueBuffer[] out, int column);

    /** Whether {@link #saveRows} can be asked. */
    default boolean canSaveRows() {
        return true;
    }

    /**
     * Writes the states of single rows, as if each were a group.
     *
     * @param rows rows of the batch, ascending
     * @param out as in {@link #save}; buffers may be put in their place
     */
    void saveRows(Batch batch, int[] rows, int count, ValueBuffer[] out, int column)
            throws IOException;

    /**
     * Adds states that another has written; NULL adds nothing.
     *
     * @param states rows of which {@code column} is the first of {@link #states}
     * @param groups the group of each row
     */
    void addStates(Batch states, int column, int[] groups) throws IOException;

    /** Whether it has values of groups beside the states. */
    default boolean hasPairs() {
        return false;
    }

    /** How many values of groups it has that are not in the states. */
    default int pairs() {
        return 0;
    }

    /**
     * Writes such values, as states of one column.
     *
     * @param first number of the first one
     * @param groups receives their groups
     */
    default void savePairs(int first, int count, int[] groups, ValueBuffer values) {}
}
