package org.deltarad.cohort.learn.boost;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalLearner;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.boost.XgboostOptions.Objective;

/**
 * Trains XGBoost's survival:cox or survival:aft by XGBoost4J, with the exact tree method on one thread. XGBoost reads
 * features and times in single precision; the model's thresholds are set so that every double precision row goes the way
 * that it goes there. The score is the margin: the log hazard ratio, or the negative logarithm of the expected time.
 */
public final class XgboostSurvival implements SurvivalLearner {
    private final XgboostOptions options;

    public XgboostSurvival(XgboostOptions options) {
        this.options = options;
    }

    /**
     * @throws FitException                also when there is no event, a time is 0, or XGBoost refuses
     * @throws XgboostUnavailableException when XGBoost4J cannot be used on this machine
     */
    @Override
    public BoostedTrees fit(double[][] x, SurvivalTimes y) {
        int features = Rows.width(x, y.size());
        if (y.eventCount() == 0) {
            throw new FitException("XGBoost: none of " + y.size() + " patients has the event");
        }
        for (int row = 0; row < y.size(); row++) {
            if ((float) y.time(row) == 0) {
                throw new FitException("row " + row + ": XGBoost takes no follow-up time of 0");
            }
        }
        float[] cells = new float[x.length * features];
        for (int row = 0; row < x.length; row++) {
            for (int f = 0; f < features; f++) {
                float cell = (float) x[row][f];
                if (Float.isInfinite(cell)) {
                    throw new FitException(
                            "row " + row + ", column " + f + ": " + x[row][f] + " is beyond single precision");
                }
                cells[row * features + f] = cell;
            }
        }
        float base = options.objective() instanceof Objective.Aft ? geometricMean(y) : 1;
        try {
            byte[] json =
                    XgboostLibrary.train(cells, x.length, features, labels(y), parameters(base), options.rounds());
            double sign = options.objective() instanceof Objective.Aft ? -1 : 1;
            return XgboostJson.read(json, features, sign, sign * Math.log(base));
        } catch (LinkageError e) {
            throw new XgboostUnavailableException(
                    "XGBoost4J cannot be used on " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + " (" + e + "): put ml.dmlc:xgboost4j_2.12, which has native libraries for Linux, macOS"
                            + " and Windows, on the class path, or take CoxBoosting",
                    e);
        }
    }

    private static float geometricMean(SurvivalTimes y) {
        double sum = 0;
        for (int row = 0; row < y.size(); row++) {
            sum += Math.log(y.time(row));
        }
        return (float) Math.exp(sum / y.size());
    }

    private Map<String, Object> parameters(float base) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (options.objective() instanceof Objective.Aft aft) {
            parameters.put("objective", "survival:aft");
            parameters.put("aft_loss_distribution", aft.distribution().name().toLowerCase(Locale.ROOT));
            parameters.put("aft_loss_distribution_scale", aft.scale());
        } else {
            parameters.put("objective", "survival:cox");
        }
        parameters.put("base_score", base);
        parameters.put("tree_method", "exact");
        parameters.put("nthread", 1);
        parameters.put("verbosity", 0);
        parameters.put("max_depth", options.maxDepth());
        parameters.put("eta", options.eta());
        parameters.put("min_child_weight", options.minChildWeight());
        parameters.put("lambda", options.lambda());
        parameters.put("alpha", options.alpha());
        parameters.put("gamma", options.gamma());
        parameters.put("subsample", options.subsample());
        parameters.put("colsample_bytree", options.columnsPerTree());
        parameters.put("seed", options.seed());
        return parameters;
    }

    /** Named vectors of a DMatrix: for Cox the time, negative when censored; for AFT the bounds of the time. */
    private Map<String, float[]> labels(SurvivalTimes y) {
        float[] lower = new float[y.size()];
        float[] upper = new float[y.size()];
        float[] signed = new float[y.size()];
        for (int row = 0; row < y.size(); row++) {
            lower[row] = (float) y.time(row);
            upper[row] = y.isEvent(row) ? lower[row] : Float.POSITIVE_INFINITY;
            signed[row] = y.isEvent(row) ? lower[row] : -lower[row];
        }
        return options.objective() instanceof Objective.Aft
                ? Map.of("label_lower_bound", lower, "label_upper_bound", upper)
                : Map.of("label", signed);
    }
}
