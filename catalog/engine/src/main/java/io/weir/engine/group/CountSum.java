package io.weir.engine.group;

import io.weir.engine.expression.Expression;

/** The sum of each group's counts, which is 0 where there are none. */
final class CountSum extends NumberSum {
    CountSum(Expression argument) {
        super(argument, false);
    }

    @Override
    public boolean isNull(int group) {
        return false;
    }
}
