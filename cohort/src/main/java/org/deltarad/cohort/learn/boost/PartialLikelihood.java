package org.deltarad.cohort.learn.boost;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.SurvivalTimes;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/** Cox's partial likelihood with Breslow's handling of ties, of some of the rows: what boosting needs of it. */
final class PartialLikelihood {
    private final SurvivalTimes y;
    private final int[] latestFirst;

    PartialLikelihood(SurvivalTimes y) {
        this.y = y;
        latestFirst = IntStream.range(0, y.size())
                .boxed()
                .sorted(Comparator.comparingDouble(r -> -y.time(r)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Its derivative by each row's log hazard: event indicator less expected events; 0 for rows that are left out. */
    double[] gradient(double[] logHazard, boolean[] in) {
        double[] jump = new double[y.size()];
        double risk = 0;
        for (int from = 0; from < latestFirst.length; ) {
            int to = endOfTie(from);
            int deaths = 0;
            for (int n = from; n < to; n++) {
                int row = latestFirst[n];
                if (in[row]) {
                    risk += Math.exp(logHazard[row]);
                    deaths += y.isEvent(row) ? 1 : 0;
                }
            }
            jump[from] = deaths == 0 ? 0 : deaths / risk;
            from = to;
        }
        double[] gradient = new double[y.size()];
        double cumulative = 0;
        for (int to = latestFirst.length; to > 0; ) {
            int from = startOfTie(to - 1);
            cumulative += jump[from];
            for (int n = from; n < to; n++) {
                int row = latestFirst[n];
                if (in[row]) {
                    gradient[row] = (y.isEvent(row) ? 1 : 0) - Math.exp(logHazard[row]) * cumulative;
                }
            }
            to = from;
        }
        return gradient;
    }

    /**
     * One Newton step for what each leaf adds to the log hazard of its rows, that of the last leaf being 0, which a
     * partial likelihood leaves open. Leaves about which it says nothing have 0.
     *
     * @param leaf of each row, from 0
     */
    double[] newtonStep(double[] logHazard, boolean[] in, int[] leaf, int leaves) {
        int k = leaves - 1;
        double[] step = new double[leaves];
        if (k == 0) {
            return step;
        }
        double[] gradient = new double[k];
        double[][] information = new double[k][k];
        double[] share = new double[leaves];
        double risk = 0;
        for (int from = 0; from < latestFirst.length; ) {
            int to = endOfTie(from);
            int deaths = 0;
            for (int n = from; n < to; n++) {
                int row = latestFirst[n];
                if (!in[row]) {
                    continue;
                }
                double hazard = Math.exp(logHazard[row]);
                share[leaf[row]] += hazard;
                risk += hazard;
                if (y.isEvent(row)) {
                    deaths++;
                    if (leaf[row] < k) {
                        gradient[leaf[row]]++;
                    }
                }
            }
            for (int i = 0; i < k && deaths > 0; i++) {
                gradient[i] -= deaths * share[i] / risk;
                information[i][i] += deaths * share[i] / risk;
                for (int j = 0; j < k; j++) {
                    information[i][j] -= deaths * (share[i] / risk) * (share[j] / risk);
                }
            }
            from = to;
        }
        double[] solved = new SingularValueDecomposition(new Array2DRowRealMatrix(information, false))
                .getSolver()
                .solve(new ArrayRealVector(gradient, false))
                .toArray();
        System.arraycopy(solved, 0, step, 0, k);
        return step;
    }

    private int endOfTie(int from) {
        int to = from + 1;
        while (to < latestFirst.length && y.time(latestFirst[to]) == y.time(latestFirst[from])) {
            to++;
        }
        return to;
    }

    private int startOfTie(int last) {
        int from = last;
        while (from > 0 && y.time(latestFirst[from - 1]) == y.time(latestFirst[last])) {
            from--;
        }
        return from;
    }
}
