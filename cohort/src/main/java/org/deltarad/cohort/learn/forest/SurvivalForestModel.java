package org.deltarad.cohort.learn.forest;

import java.util.List;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.tree.Tree;
import org.deltarad.cohort.learn.tree.TreeModel;

/**
 * A grown forest. Its score is the ensemble mortality: the mean over the trees of the cumulative hazard summed over
 * the times, the number of events that would be expected if all patients were like this one.
 *
 * @param features number of features of a row
 * @param times    at which cumulative hazards are known, ascending, in the unit of the training times
 * @param grown    the trees
 */
public record SurvivalForestModel(int features, double[] times, List<SurvivalTree> grown) implements TreeModel {
    public SurvivalForestModel {
        times = times.clone();
        grown = List.copyOf(grown);
    }

    @Override
    public double score(double[] x) {
        Rows.check(x, features);
        double sum = 0;
        for (SurvivalTree one : grown) {
            sum += one.tree().valueAt(x);
        }
        return sum / grown.size();
    }

    /** The ensemble's cumulative hazard of a patient at {@link #times()}. */
    public double[] cumulativeHazard(double[] x) {
        Rows.check(x, features);
        double[] sum = new double[times.length];
        for (SurvivalTree one : grown) {
            one.addTo(sum, x);
        }
        for (int t = 0; t < sum.length; t++) {
            sum[t] /= grown.size();
        }
        return sum;
    }

    /** The chance of a patient to be without the event at {@link #times()}: exp(-cumulative hazard). */
    public double[] survival(double[] x) {
        double[] chance = cumulativeHazard(x);
        for (int t = 0; t < chance.length; t++) {
            chance[t] = Math.exp(-chance[t]);
        }
        return chance;
    }

    @Override
    public List<Tree> trees() {
        return grown.stream().map(SurvivalTree::tree).toList();
    }

    @Override
    public double offset() {
        return 0;
    }

    @Override
    public double scale() {
        return 1.0 / grown.size();
    }
}
