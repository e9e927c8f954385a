package org.deltarad.cohort.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.learn.Seeds;

/** Ways to divide rows; the same strata and seed give the same splits. */
public final class Splits {
    private Splits() {}

    /**
     * One split, such as 2:1 of S1: {@code holdOut(Strata.of(patients).by(progressed).byQuantiles(followUp, 3).by(tesla), 1.0 / 3, seed)}.
     *
     * @param share of the rows that is held out; their number is rounded. Each stratum gives its part rounded down, the
     *              rest comes from the strata with the largest remainders
     */
    public static Split holdOut(Strata strata, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share + " cannot be held out");
        }
        SplittableRandom random = Seeds.of(seed, 0);
        List<int[]> groups = shuffledGroups(strata, random);
        int[] order = Seeds.range(groups.size());
        Seeds.shuffle(order, random);
        int[] taken = new int[groups.size()];
        int left = (int) Math.round(share * strata.size());
        double[] remainder = new double[groups.size()];
        for (int g = 0; g < taken.length; g++) {
            double exact = share * groups.get(g).length;
            taken[g] = (int) exact;
            remainder[g] = exact - taken[g];
            left -= taken[g];
        }
        int[] byRemainder = Arrays.stream(order)
                .boxed()
                .sorted((a, b) -> Double.compare(remainder[b], remainder[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int n = 0; n < left; n++) {
            taken[byRemainder[n]]++;
        }
        List<Integer> held = new ArrayList<>();
        for (int g = 0; g < taken.length; g++) {
            for (int n = 0; n < taken[g]; n++) {
                held.add(groups.get(g)[n]);
            }
        }
        return without(strata.size(), held.stream().mapToInt(Integer::intValue).toArray());
    }

    /** k folds, each held out once. Their sizes, and those of each stratum in them, differ by at most one. */
    public static List<Split> kFold(Strata strata, int k, long seed) {
        if (k < 2 || k > strata.size()) {
            throw new FitException(strata.size() + " rows cannot be divided into " + k + " folds");
        }
        List<List<Integer>> folds = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            folds.add(new ArrayList<>());
        }
        int next = 0;
        for (int[] group : shuffledGroups(strata, Seeds.of(seed, 0))) {
            for (int row : group) {
                folds.get(next++ % k).add(row);
            }
        }
        return folds.stream()
                .map(fold -> without(
                        strata.size(), fold.stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    /** {@link #kFold} a number of times, with a seed each that follows from the one given. */
    public static List<Split> repeatedKFold(Strata strata, int k, int times, long seed) {
        List<Split> splits = new ArrayList<>();
        for (int n = 0; n < times; n++) {
            splits.addAll(kFold(strata, k, Seeds.of(seed, n).nextLong()));
        }
        return splits;
    }

    /** Each row held out alone. */
    public static List<Split> leaveOneOut(Strata strata) {
        return IntStream.range(0, strata.size())
                .mapToObj(row -> without(strata.size(), row))
                .toList();
    }

    /** Bootstrap samples, drawn with replacement within each stratum; rows that were not drawn are held out. */
    public static List<Split> bootstrap(Strata strata, int times, long seed) {
        List<Split> splits = new ArrayList<>();
        for (int n = 0; splits.size() < times; n++) {
            SplittableRandom random = Seeds.of(seed, n);
            int[] drawn = new int[strata.size()];
            int filled = 0;
            for (int[] group : shuffledGroups(strata, random)) {
                for (int i = 0; i < group.length; i++) {
                    drawn[filled++] = group[random.nextInt(group.length)];
                }
            }
            int[] held = IntStream.range(0, strata.size())
                    .filter(row -> Arrays.stream(drawn).noneMatch(d -> d == row))
                    .toArray();
            if (held.length > 0) {
                splits.add(new Split(drawn, held));
            } else if (n > 100 * times) {
                throw new FitException("bootstrap: every sample has all of the " + strata.size() + " rows");
            }
        }
        return splits;
    }

    private static Split without(int size, int... held) {
        int[] sorted = Arrays.stream(held).sorted().toArray();
        return new Split(
                IntStream.range(0, size)
                        .filter(row -> Arrays.binarySearch(sorted, row) < 0)
                        .toArray(),
                held);
    }

    private static List<int[]> shuffledGroups(Strata strata, SplittableRandom random) {
        int[] labels = strata.labels();
        List<int[]> groups = new ArrayList<>();
        for (int label = 0; label <= Arrays.stream(labels).max().orElse(-1); label++) {
            int wanted = label;
            int[] group = IntStream.range(0, labels.length)
                    .filter(row -> labels[row] == wanted)
                    .toArray();
            Seeds.shuffle(group, random);
            groups.add(group);
        }
        return groups;
    }
}
