package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * How many rows of a query's are wanted.
 *
 * @param limit -1 for all
 * @param offset 0 for from the first
 * @param spelling how Weir reads it
 */
record Range(long limit, long offset, Spelling spelling) {
    static final Range ALL = new Range(-1, 0, Spelling.LIMIT);

    enum Spelling {
        LIMIT,
        FETCH,
        PARAMETERS
    }

    static Range random(Choices choices) {
        int limit = choices.oneIn(2) ? -1 : choices.oneIn(10) ? 100 : choices.below(15);
        int offset = choices.oneIn(6) ? choices.below(8) : 0;
        return new Range(limit, offset, choices.pick(List.of(Spelling.values())));
    }

    boolean isAll() {
        return limit < 0 && offset == 0;
    }

    Range withoutOffset() {
        return new Range(limit, 0, spelling);
    }

    String inDuck() {
        return clause(" LIMIT ", limit, "") + (offset == 0 ? "" : clause(" OFFSET ", offset, ""));
    }

    String inWeir() {
        return switch (spelling) {
            case LIMIT -> inDuck();
            case FETCH ->
                    (offset == 0 ? "" : clause(" OFFSET ", offset, " ROWS"))
                            + clause(" FETCH NEXT ", limit, " ROWS ONLY");
            case PARAMETERS -> (limit < 0 ? "" : " LIMIT ?") + (offset == 0 ? "" : " OFFSET ?");
        };
    }

    /** The values of the parameters in Weir's text. */
    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        if (spelling == Spelling.PARAMETERS) {
            if (limit >= 0) {
                parameters.add(limit);
            }
            if (offset > 0) {
                parameters.add(offset);
            }
        }
        return parameters;
    }

    private static String clause(String before, long number, String after) {
        return number < 0 ? "" : before + number + after;
    }
}
