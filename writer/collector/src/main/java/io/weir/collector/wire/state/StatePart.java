package io.weir.collector.wire.state;

/** Something that has learned from datagrams and can hand that over. */
public interface StatePart {
    /** Its name in the saved state: short, of its own, never changed. */
    String stateName();

    /** Writes all that it has learned. The same knowledge gives the same bytes. */
    void save(StateWriter out);

    /**
     * Reads what {@link #save} wrote, and takes nothing over yet.
     *
     * @return the step that takes it over in place of everything learned before
     * @throws IllegalArgumentException if this is not what {@code save} writes
     */
    Runnable read(StateReader in);

    /** Forgets everything that it has learned. */
    void clear();
}
