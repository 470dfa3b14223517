package io.weir.udfs;

/**
 * A parameter.
 *
 * @param name as documentation and messages call it
 * @param type of its argument
 * @param optional whether a call may leave it out, with all that follow
 * @param repeated whether a call may give it more than once; only the last parameter is
 */
public record FunctionParameter(
        String name, FunctionType type, boolean optional, boolean repeated) {}
