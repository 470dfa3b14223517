package io.weir.udfs;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One function of Weir's SQL: all that registration, documentation and completion need.
 *
 * @param name in lower case; SQL finds it in any
 * @param parameters in order: required ones, then optional ones or one that is repeated
 * @param returns type of the result
 * @param nullable whether the result may be NULL though no argument is
 * @param nullIfAnyNull whether any NULL argument makes the result NULL, without calling the body
 * @param needsContext whether the result depends on the {@link FlowContext}; all else depends on
 *     the arguments alone, so that a call with constants is a constant
 * @param summary one sentence
 * @param nullRule when the result is NULL, in words
 * @param notes further sentences, possibly none: rules, defaults, traps
 * @param examples at least two, executed by the tests
 * @param body to call
 */
public record FlowFunction(
        String name,
        List<FunctionParameter> parameters,
        FunctionType returns,
        boolean nullable,
        boolean nullIfAnyNull,
        boolean needsContext,
        String summary,
        String nullRule,
        List<String> notes,
        List<FunctionExample> examples,
        FunctionBody body) {
    /** Keeps copies of the lists. */
    public FlowFunction {
        parameters = List.copyOf(parameters);
        notes = List.copyOf(notes);
        examples = List.copyOf(examples);
    }

    /** The fewest arguments of a call. */
    public int fewestArguments() {
        return (int) parameters.stream().filter(p -> !p.optional()).count();
    }

    /** The most arguments of a call; {@link Integer#MAX_VALUE} if the last is repeated. */
    public int mostArguments() {
        return isVariadic() ? Integer.MAX_VALUE : parameters.size();
    }

    /** Whether the last parameter may be given more than once. */
    public boolean isVariadic() {
        return parameters.get(parameters.size() - 1).repeated();
    }

    /** The parameter that takes the argument at {@code index}, from 0. */
    public FunctionParameter parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    /** As documentation shows it: {@code ip_prefix(addr, v4len[, v6len])}. */
    public String signature() {
        String all =
                parameters.stream().map(FlowFunction::placeholder).collect(Collectors.joining());
        return name + "(" + (all.startsWith(", ") ? all.substring(2) : all) + ")";
    }

    private static String placeholder(FunctionParameter parameter) {
        if (parameter.optional()) {
            return "[, " + parameter.name() + "]";
        }
        return ", " + parameter.name() + (parameter.repeated() ? "..." : "");
    }
}
