package io.weir.engine.work;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The memory that a query, or a part of it, may take. Safe between threads. */
public final class MemoryBudget {
    private final long limit;
    private final @Nullable MemoryBudget whole;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong most = new AtomicLong();

    /**
     * @param limit bytes
     */
    public MemoryBudget(long limit) {
        this(limit, null);
    }

    private MemoryBudget(long limit, @Nullable MemoryBudget whole) {
        this.limit = limit;
        this.whole = whole;
    }

    /** A quarter of the largest heap. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** The same memory, for one part of the query: what it takes is taken here as well. */
    public MemoryBudget part() {
        return new MemoryBudget(limit, this);
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
        return whole == null ? now <= limit : whole.take(bytes);
    }

    /** Gives back all that it has taken. */
    public void giveBack() {
        take(-taken.get());
    }

    /** Most bytes that were taken at a time. */
    public long most() {
        return most.get();
    }
}
