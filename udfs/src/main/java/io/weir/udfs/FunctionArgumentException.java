package io.weir.udfs;

/**
 * An argument that a function does not take. The message begins with the function's name, says what
 * was given and expected, and shows a right call; it is meant for whoever wrote the SQL.
 */
public final class FunctionArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * For callers that check arguments before the body sees them, as when a query is planned.
     *
     * @param problem what was given, what is expected, and a right one
     */
    public FunctionArgumentException(String function, String problem) {
        super(function + ": " + problem);
    }
}
