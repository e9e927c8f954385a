package org.deltarad.cohort.learn;

import java.util.SplittableRandom;

/** Random numbers of a numbered part of a fit, the same whatever the order in which the parts are worked on. */
public final class Seeds {
    private Seeds() {}

    /** The generator of part {@code number} under a seed. */
    public static SplittableRandom of(long seed, long number) {
        long z = seed + 0x9E3779B97F4A7C15L * (number + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return new SplittableRandom(z ^ (z >>> 31));
    }

    /** Shuffles in place (Fisher-Yates). */
    public static void shuffle(int[] values, SplittableRandom random) {
        draw(values, values.length, random);
    }

    /** Brings {@code count} values, drawn without replacement, to the front. */
    public static void draw(int[] values, int count, SplittableRandom random) {
        for (int n = 0; n < Math.min(count, values.length - 1); n++) {
            int other = n + random.nextInt(values.length - n);
            int kept = values[n];
            values[n] = values[other];
            values[other] = kept;
        }
    }

    /** 0 to {@code count} - 1. */
    public static int[] range(int count) {
        int[] values = new int[count];
        for (int n = 0; n < count; n++) {
            values[n] = n;
        }
        return values;
    }
}
