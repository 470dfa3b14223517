package io.weir.format.repository;

import java.io.IOException;

/** The right to be the one collector of a repository; given up by {@link #close()}. */
public final class CollectorLock implements AutoCloseable {
    /** Larger than that of every collector before. */
    public long writerEpoch() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
