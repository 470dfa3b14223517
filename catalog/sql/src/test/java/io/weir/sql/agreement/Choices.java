package io.weir.sql.agreement;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** The dice of one statement. */
final class Choices {
    private final SplittableRandom random;
    private int queries;

    Choices(long seed) {
        random = new SplittableRandom(seed);
    }

    /** From 0, less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** What the columns of one more query shall be called, before their numbers. */
    String nextName() {
        queries++;
        return "c" + queries + "_";
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    /** What one of the rules makes. */
    <T> T rule(List<Supplier<T>> rules) {
        return pick(rules).get();
    }
}
