package org.deltarad.testdata;

/**
 * Reproducible random numbers: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), written out because only {@code StrictMath}
 * and integer arithmetic give the same numbers on every Java platform. Not thread safe.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;
    private double spare = Double.NaN;

    /** The stream of a seed. */
    public RandomStream(long seed) {
        this.state = seed;
    }

    /** The stream of one purpose; streams of the same seed and different purposes are unrelated. */
    public RandomStream(long seed, String purpose) {
        this(mix(seed ^ mix(purpose.hashCode() * GOLDEN_GAMMA)));
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [from, to). */
    public double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** Uniform in 0 .. n - 1. */
    public int index(int n) {
        return (int) (uniform() * n);
    }

    /** One of the choices, all equally likely. */
    public double choice(double... choices) {
        return choices[index(choices.length)];
    }

    /** Standard normal (Marsaglia's polar method). */
    public double gaussian() {
        if (!Double.isNaN(spare)) {
            double g = spare;
            spare = Double.NaN;
            return g;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * uniform() - 1;
            v = 2 * uniform() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double f = Math.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * f;
        return u * f;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
