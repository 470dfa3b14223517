package io.weir.format.repository;

/** Another commit came first and replaced what this one was to replace. Nothing was changed. */
public final class ConflictException extends RepositoryException {
    private static final long serialVersionUID = 1L;

    ConflictException(String message) {
        super(message);
    }
}
