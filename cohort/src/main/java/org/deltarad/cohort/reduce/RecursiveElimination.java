package org.deltarad.cohort.reduce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;

/**
 * Recursive feature elimination (Guyon et al., Mach Learn 2002;46:389): fit, drop the least important, fit the rest again.
 *
 * @param keep how many features stay
 * @param step how many go at once; the last time as many as there are too many
 */
public record RecursiveElimination(int keep, int step) {
    public RecursiveElimination {
        if (keep < 1 || step < 1) {
            throw new IllegalArgumentException("at least one feature stays and one goes, not " + keep + " and " + step);
        }
    }

    /**
     * What was eliminated when.
     *
     * @param rank by feature, in the order of the table: 1 for those kept, 2 for those dropped last, and so on
     */
    public record Eliminated(Map<String, Integer> rank, Selection selection) {}

    /**
     * Eliminates. Of equally important features the later column goes first.
     *
     * @throws FitException when the ranking gives another number of importances, or one is NaN
     */
    public Eliminated select(FeatureTable rows, FeatureRanking ranking) {
        rows.requireComplete();
        List<String> left = new ArrayList<>(rows.names());
        List<List<String>> gone = new ArrayList<>();
        while (left.size() > keep) {
            double[] importance = importance(rows.select(left), ranking);
            List<String> leaving = IntStream.range(0, left.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer n) -> importance[n])
                            .thenComparing(Comparator.reverseOrder()))
                    .limit(Math.min(step, left.size() - keep))
                    .map(left::get)
                    .toList();
            gone.add(leaving);
            left.removeAll(leaving);
        }
        Map<String, Integer> rank = new LinkedHashMap<>();
        List<Selection.Dropped> dropped = new ArrayList<>();
        for (String name : rows.names()) {
            int round = IntStream.range(0, gone.size())
                    .filter(g -> gone.get(g).contains(name))
                    .findFirst()
                    .orElse(gone.size());
            rank.put(name, gone.size() - round + 1);
            if (round < gone.size()) {
                dropped.add(new Selection.Dropped(name, "eliminated in round " + (round + 1)));
            }
        }
        return new Eliminated(rank, new Selection("recursive elimination", left, dropped));
    }

    private static double[] importance(FeatureTable rows, FeatureRanking ranking) {
        double[] importance = ranking.importance(rows.values());
        if (importance.length != rows.names().size()) {
            throw new FitException(
                    importance.length + " importances of " + rows.names().size() + " features");
        }
        for (int n = 0; n < importance.length; n++) {
            if (Double.isNaN(importance[n])) {
                throw new FitException("the importance of " + rows.names().get(n) + " is not known");
            }
        }
        return importance;
    }
}
