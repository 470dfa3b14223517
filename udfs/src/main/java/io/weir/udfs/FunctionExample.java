package io.weir.udfs;

import java.util.List;

/**
 * A call and what it gives, all as SQL literals: {@code '10.0.0.1'}, {@code 443}, {@code TIMESTAMP
 * '2026-11-22 13:00:00'}, {@code INTERVAL '5' MINUTE}, {@code TRUE}, {@code NULL}. Addresses are
 * text, doubles have a decimal point.
 *
 * @param arguments of the call
 * @param result of the call with the configuration that a new repository has
 */
public record FunctionExample(List<String> arguments, String result) {
    /** Keeps a copy of the list. */
    public FunctionExample {
        arguments = List.copyOf(arguments);
    }

    /** The SQL expression that calls {@code function}. */
    public String call(String function) {
        return function + "(" + String.join(", ", arguments) + ")";
    }
}
