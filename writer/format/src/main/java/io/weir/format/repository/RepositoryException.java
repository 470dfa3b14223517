package io.weir.format.repository;

import java.io.IOException;

/**
 * A folder that is no repository, a lock that somebody else holds, or a commit that cannot be made.
 * The message says what to do.
 */
public sealed class RepositoryException extends IOException permits ConflictException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what, where, expected, got, and what to do
     */
    public RepositoryException(String message) {
        super(message);
    }
}
