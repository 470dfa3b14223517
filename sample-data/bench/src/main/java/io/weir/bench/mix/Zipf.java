package io.weir.bench.mix;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Ranks from 0 on, rank k with a weight of 1 / (k + 1)^exponent. */
final class Zipf {
    private final double[] cumulative;

    Zipf(int ranks, double exponent) {
        cumulative = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1, -exponent);
            cumulative[rank] = sum;
        }
    }

    int next(SplittableRandom random) {
        double place = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, place);
        return Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found);
    }
}
