package org.deltarad.cohort.learn.forest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.tree.Tree;
import org.deltarad.cohort.learn.tree.TreeBuilder;

/** Grows one tree on the rows that it has drawn. */
final class SurvivalTreeGrower {
    private record Node(int number, int from, int to) {}

    private final TrainingSet set;
    private final ForestOptions options;
    private final int mtry;
    private final SplittableRandom random;
    private final TreeBuilder tree = new TreeBuilder();
    private int[][] leafTimes = new int[16][];
    private double[][] leafHazards = new double[16][];

    SurvivalTreeGrower(TrainingSet set, ForestOptions options, SplittableRandom random) {
        this.set = set;
        this.options = options;
        int asked = options.mtry() == 0 ? (int) Math.ceil(Math.sqrt(set.features)) : options.mtry();
        mtry = Math.min(asked, set.features);
        this.random = random;
    }

    /** @param sample rows drawn, with repeats; is reordered */
    SurvivalTree grow(int[] sample) {
        LogRankNode node = new LogRankNode(set, sample.length, options.leafSize(), options.splitPoints());
        int[] candidates = Seeds.range(set.features);
        ArrayDeque<Node> open = new ArrayDeque<>();
        open.push(new Node(tree.leaf(sample.length), 0, sample.length));
        while (!open.isEmpty()) {
            Node next = open.pop();
            int size = next.to() - next.from();
            node.enter(sample, next.from(), next.to());
            boolean divided = false;
            if (size > options.nodeSize() && size >= 2 * options.leafSize() && node.times() > 0) {
                Arrays.setAll(candidates, f -> f);
                if (mtry < set.features) {
                    Seeds.draw(candidates, mtry, random);
                }
                divided = node.search(sample, next.from(), candidates, mtry, random);
            }
            if (divided) {
                int middle = partition(sample, next.from(), next.to(), node.feature(), node.threshold());
                int left = tree.leaf(middle - next.from());
                int right = tree.leaf(next.to() - middle);
                tree.split(next.number(), node.feature(), node.threshold(), left, right);
                open.push(new Node(right, middle, next.to()));
                open.push(new Node(left, next.from(), middle));
            } else {
                close(next.number(), node);
            }
        }
        return collect();
    }

    private int partition(int[] sample, int from, int to, int feature, double threshold) {
        int[] right = new int[to - from];
        int left = from;
        int n = 0;
        for (int i = from; i < to; i++) {
            if (set.x[sample[i]][feature] <= threshold) {
                sample[left++] = sample[i];
            } else {
                right[n++] = sample[i];
            }
        }
        System.arraycopy(right, 0, sample, left, n);
        return left;
    }

    private void close(int leaf, LogRankNode node) {
        int[] times = new int[node.times()];
        double[] hazards = new double[node.times()];
        int steps = 0;
        for (int n = 0; n < node.times(); n++) {
            int at = set.gridOf[node.eventTime(n)];
            if (steps == 0 || times[steps - 1] != at) {
                steps++;
            }
            times[steps - 1] = at;
            hazards[steps - 1] = node.hazard(n);
        }
        double mortality = 0;
        double before = 0;
        for (int s = 0; s < steps; s++) {
            mortality += (hazards[s] - before) * (set.grid.length - times[s]);
            before = hazards[s];
        }
        tree.value(leaf, mortality);
        if (leaf >= leafTimes.length) {
            leafTimes = Arrays.copyOf(leafTimes, 2 * leaf);
            leafHazards = Arrays.copyOf(leafHazards, 2 * leaf);
        }
        leafTimes[leaf] = Arrays.copyOf(times, steps);
        leafHazards[leaf] = Arrays.copyOf(hazards, steps);
    }

    private SurvivalTree collect() {
        Tree built = tree.build();
        int[] start = new int[built.size() + 1];
        for (int n = 0; n < built.size(); n++) {
            start[n + 1] = start[n] + (built.isLeaf(n) ? leafTimes[n].length : 0);
        }
        int[] time = new int[start[built.size()]];
        double[] hazard = new double[time.length];
        for (int n = 0; n < built.size(); n++) {
            if (built.isLeaf(n)) {
                System.arraycopy(leafTimes[n], 0, time, start[n], leafTimes[n].length);
                System.arraycopy(leafHazards[n], 0, hazard, start[n], leafTimes[n].length);
            }
        }
        return new SurvivalTree(built, start, time, hazard);
    }
}
