package io.weir.engine.group;

import io.weir.engine.expression.Expression;
import io.weir.engine.expression.InputValue;
import io.weir.engine.expression.ValueKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One COUNT(DISTINCT) in two steps: groups by the keys and the value, and then how many of these
 * the keys have. Groups cost less than values that are kept for each group. Other measures beside
 * it are made of those of the first groups; but totals of all rows are cheaper as they are.
 */
final class DistinctSteps {
    private DistinctSteps() {}

    /** The request with two steps; null where one does. */
    static @Nullable GroupRequest of(GroupRequest request) {
        List<Measure> distinct =
                request.measures().stream()
                        .filter(measure -> measure.kind() == Measure.Kind.DISTINCT)
                        .toList();
        boolean isOneOfTotals = request.keys().isEmpty() && request.measures().size() > 1;
        if (isOneOfTotals
                || distinct.size() != 1
                || distinct.get(0).filter() != null
                || !request.measures().stream().allMatch(DistinctSteps::isOfParts)) {
            return null;
        }
        Expression value = distinct.get(0).argument();
        return value == null ? null : of(request, value);
    }

    /** Whether the whole's can be made of the parts'. A sum of plain columns only rises. */
    private static boolean isOfParts(Measure measure) {
        return switch (measure.kind()) {
            case SUM ->
                    measure.argument() instanceof InputValue column
                            && column.kind() == ValueKind.NUMBER;
            case AVERAGE, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> false;
            default -> true;
        };
    }

    private static GroupRequest of(GroupRequest request, Expression value) {
        List<Expression> keys = new ArrayList<>(request.keys());
        keys.add(value);
        List<Measure> parts = new ArrayList<>();
        List<Measure> wholes = new ArrayList<>();
        for (Measure measure : request.measures()) {
            if (measure.kind() == Measure.Kind.DISTINCT) {
                InputValue counted = new InputValue(keys.size() - 1, value.kind());
                wholes.add(new Measure(Measure.Kind.VALUES, counted, null));
            } else {
                InputValue part = new InputValue(keys.size() + parts.size(), measure.outputKind());
                wholes.add(new Measure(whole(measure.kind()), part, null));
                parts.add(measure);
            }
        }
        List<Expression> wanted = new ArrayList<>();
        for (Expression key : request.keys()) {
            wanted.add(new InputValue(wanted.size(), key.kind()));
        }
        return new GroupRequest(
                request.columns(),
                request.filters(),
                request.conditions(),
                keys,
                parts,
                List.of(),
                new Regrouping(List.of(), wanted, wholes),
                request.having(),
                false);
    }

    private static Measure.Kind whole(Measure.Kind part) {
        return switch (part) {
            case ROWS, VALUES -> Measure.Kind.TOTAL;
            default -> part;
        };
    }
}
