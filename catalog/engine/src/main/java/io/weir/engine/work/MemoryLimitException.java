package io.weir.engine.work;

/** A query needs more memory than it may take. */
public final class MemoryLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param what needs it
     * @param limit bytes that it may take
     */
    public MemoryLimitException(String what, long limit) {
        super(
                what
                        + " needs more than the "
                        + (limit >> 20)
                        + " MiB that a query may take; raise --max-memory (maxMemory in a URL), which is a quarter of"
                        + " Java's heap (-Xmx) otherwise, or ask for fewer hours or rows");
    }
}
