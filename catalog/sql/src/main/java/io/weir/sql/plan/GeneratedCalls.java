package io.weir.sql.plan;

import io.weir.sql.run.GeneratedCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** Calcite's generated code for single calls, made once for a plan. Safe between threads. */
final class GeneratedCalls {
    private final Map<String, Optional<Code>> known = new ConcurrentHashMap<>();

    /** Code that threads share; each has its own arguments. */
    record Code(
            Function1<DataContext, @Nullable Object[]> function,
            List<GeneratedCall.Argument> arguments) {
        GeneratedCall open(DataContext session) {
            return new GeneratedCall(function, arguments, session);
        }
    }

    /**
     * The code of an expression; null where Calcite has none, or it has another value each time.
     *
     * @param call over input references, numbered from 0, and constants
     * @param types of the inputs
     */
    @Nullable Code of(RexBuilder builder, RexNode call, List<RelDataType> types) {
        if (!RexUtil.isDeterministic(call)) {
            return null;
        }
        return known.computeIfAbsent(
                        call.toString()
                                + types.stream().map(RelDataType::getFullTypeString).toList(),
                        key -> Optional.ofNullable(generate(builder, call, types)))
                .orElse(null);
    }

    private static @Nullable Code generate(
            RexBuilder builder, RexNode call, List<RelDataType> types) {
        RelDataTypeFactory.Builder row = builder.getTypeFactory().builder();
        for (int i = 0; i < types.size(); i++) {
            row.add("i" + i, types.get(i));
        }
        try {
            return new Code(
                    RexExecutorImpl.getExecutable(builder, List.of(call), row.build())
                            .getFunction(),
                    types.stream().map(ExpressionTypes::argument).toList());
        } catch (RuntimeException e) {
            return null; // no code: Calcite's operators report it, or do it in another way
        }
    }
}
