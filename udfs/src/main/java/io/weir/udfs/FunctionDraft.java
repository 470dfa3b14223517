package io.weir.udfs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link FlowFunction} is made of. Every function is NULL if an argument is. */
final class FunctionDraft {
    private static final String NULL_IF_ANY = "NULL if any argument is NULL.";

    private final String name;
    private final FunctionType returns;
    private final String summary;
    private final List<FunctionParameter> parameters = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<FunctionExample> examples = new ArrayList<>();
    private boolean needsContext;
    private @Nullable String alsoNull;

    FunctionDraft(String name, FunctionType returns, String summary) {
        this.name = name;
        this.returns = returns;
        this.summary = summary;
    }

    FunctionDraft takes(String parameter, FunctionType type) {
        parameters.add(new FunctionParameter(parameter, type, false, false));
        return this;
    }

    FunctionDraft takesOptional(String parameter, FunctionType type) {
        parameters.add(new FunctionParameter(parameter, type, true, false));
        return this;
    }

    FunctionDraft takesRepeated(String parameter, FunctionType type) {
        parameters.add(new FunctionParameter(parameter, type, false, true));
        return this;
    }

    /** Says when the result is NULL besides; a sentence. */
    FunctionDraft alsoNull(String when) {
        alsoNull = when;
        return this;
    }

    FunctionDraft needsContext() {
        needsContext = true;
        return this;
    }

    FunctionDraft note(String sentences) {
        notes.add(sentences);
        return this;
    }

    FunctionDraft example(String result, String... arguments) {
        examples.add(new FunctionExample(List.of(arguments), result));
        return this;
    }

    FlowFunction computes(Computation computation) {
        CallShape shape = new CallShape(name, List.copyOf(parameters), examples.get(0).call(name));
        return new FlowFunction(
                name,
                parameters,
                returns,
                alsoNull != null,
                true,
                needsContext,
                summary,
                alsoNull == null ? NULL_IF_ANY : NULL_IF_ANY + " " + alsoNull,
                notes,
                examples,
                (context, values) -> call(shape, computation, context, values));
    }

    private static @Nullable Object call(
            CallShape shape,
            Computation computation,
            FlowContext context,
            @Nullable Object[] values) {
        shape.requireCount(values.length);
        Object[] present = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                return null;
            }
            present[i] = value;
        }
        try {
            return computation.compute(context, new Arguments(shape, present));
        } catch (FunctionArgumentException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            // The parsers of addresses, prefixes, flags and intervals do not know who asks.
            throw new FunctionArgumentException(shape.name(), String.valueOf(e.getMessage()));
        }
    }

    /** What a function computes from arguments of which none is NULL. */
    interface Computation {
        @Nullable Object compute(FlowContext context, Arguments arguments);
    }

    /** What messages about a call's arguments need to know. */
    record CallShape(String name, List<FunctionParameter> parameters, String exampleCall) {
        FunctionParameter parameter(int index) {
            return parameters.get(Math.min(index, parameters.size() - 1));
        }

        void requireCount(int count) {
            long fewest = parameters.stream().filter(p -> !p.optional()).count();
            boolean variadic = parameters.get(parameters.size() - 1).repeated();
            if (count < fewest || (count > parameters.size() && !variadic)) {
                throw new FunctionArgumentException(
                        name,
                        count
                                + (count == 1 ? " argument" : " arguments")
                                + "; expected "
                                + fewest
                                + (variadic ? " or more" : "")
                                + (!variadic && fewest < parameters.size()
                                        ? " to " + parameters.size()
                                        : "")
                                + ", for example "
                                + exampleCall);
            }
        }
    }
}
