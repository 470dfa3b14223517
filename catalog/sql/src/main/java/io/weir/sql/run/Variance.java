package io.weir.sql.run;

import org.jspecify.annotations.Nullable;

/**
 * Variance and standard deviation by Welford's method: the textbook's difference of squares goes
 * below zero where values are large and close together.
 */
public abstract class Variance {
    /** What is known of the values so far. */
    public static final class State {
        private long count;
        private double mean;
        private double squares;
    }

    /** No values yet. */
    public State init() {
        return new State();
    }

    /** Adds a value. */
    public State add(State state, double value) {
        double before = value - state.mean;
        state.mean += before / ++state.count;
        state.squares += before * (value - state.mean);
        return state;
    }

    /** The result; null over too few values. */
    public abstract @Nullable Double result(State state);

    private static @Nullable Double variance(State state, int fewer) {
        return state.count <= fewer ? null : Double.valueOf(state.squares / (state.count - fewer));
    }

    private static @Nullable Double root(@Nullable Double variance) {
        return variance == null ? null : Double.valueOf(Math.sqrt(variance));
    }

    /** VAR_POP. */
    public static final class OfPopulation extends Variance {
        @Override
        public @Nullable Double result(State state) {
            return variance(state, 0);
        }
    }

    /** VAR_SAMP. */
    public static final class OfSample extends Variance {
        @Override
        public @Nullable Double result(State state) {
            return variance(state, 1);
        }
    }

    /** STDDEV_POP. */
    public static final class DeviationOfPopulation extends Variance {
        @Override
        public @Nullable Double result(State state) {
            return root(variance(state, 0));
        }
    }

    /** STDDEV_SAMP. */
    public static final class DeviationOfSample extends Variance {
        @Override
        public @Nullable Double result(State state) {
            return root(variance(state, 1));
        }
    }
}
