package io.weir.udfs;

/**
 * An argument that a function does not take. The message begins with the function's name, says what
 * was given and expected, and shows a right call; it is meant for whoever wrote the SQL.
 */
public final class FunctionArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    FunctionArgumentException(String function, String problem) {
        super(function + ": " + problem);
    }
}
