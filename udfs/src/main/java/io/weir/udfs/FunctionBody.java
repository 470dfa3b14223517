package io.weir.udfs;

import org.jspecify.annotations.Nullable;

/** What a function does, on boxed values; {@link FunctionType} says which. */
@FunctionalInterface
public interface FunctionBody {
    /**
     * The result for these arguments, NULL as null. Number, types and ranges of the arguments and
     * the rule for NULL are checked here, so that callers need not.
     *
     * @throws FunctionArgumentException for arguments that the function does not take
     */
    @Nullable Object call(FlowContext context, @Nullable Object[] arguments);
}
