package io.weir.engine.work;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that a query's groups may take. Safe between threads. */
public final class MemoryBudget {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong most = new AtomicLong();

    /**
     * @param limit bytes
     */
    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** A quarter of the largest heap. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** Bytes in all. */
    public long limit() {
        return limit;
    }

    /**
     * Takes bytes, or gives some back.
     *
     * @return whether what is taken in all is within the limit
     */
    public boolean take(long bytes) {
        long now = taken.addAndGet(bytes);
        most.accumulateAndGet(now, Math::max);
        return now <= limit;
    }

    /** Most bytes that were taken at a time. */
    public long most() {
        return most.get();
    }
}
