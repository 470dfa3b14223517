package io.weir.udfs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one list of Weir's functions. */
public final class FlowFunctions {
    private static final List<FlowFunction> ALL =
            Stream.of(
                            AddressFunctions.list(),
                            NameFunctions.list(),
                            FlagFunctions.list(),
                            TimeFunctions.list())
                    .flatMap(List::stream)
                    .toList();

    private FlowFunctions() {}

    /** Every function, in the order of the documentation. */
    public static List<FlowFunction> all() {
        return ALL;
    }

    /** The function of this name in any case, or null. */
    public static @Nullable FlowFunction find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (FlowFunction function : ALL) {
            if (function.name().equals(lower)) {
                return function;
            }
        }
        return null;
    }
}
