package org.deltarad.feature.ibsi.intensity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deltarad.feature.ibsi.process.Roi;

/** Intensity-based statistical features of the intensity mask (IBSI 3.3, UHIW). */
public final class Statistics {
    private Statistics() {}

    /**
     * Values by tag, such as {@code stat_mean}. Skewness and kurtosis of a flat ROI are 0. NaN: {@code stat_cov} where
     * the mean is 0, {@code stat_qcod} where the quartiles cancel, {@code stat_rmad} where no voxel lies between the
     * 10th and 90th percentile.
     */
    public static Map<String, Double> of(Roi roi) {
        Distribution values = new Distribution(roi.region().intensities());
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("stat_mean", values.mean());
        features.put("stat_var", values.variance());
        features.put("stat_skew", values.skewness());
        features.put("stat_kurt", values.kurtosis());
        features.put("stat_median", values.median());
        features.put("stat_min", values.minimum());
        features.put("stat_p10", values.percentile(10));
        features.put("stat_p90", values.percentile(90));
        features.put("stat_max", values.maximum());
        features.put("stat_iqr", values.interquartileRange());
        features.put("stat_range", values.range());
        features.put("stat_mad", values.meanDeviation(values.mean()));
        features.put("stat_rmad", values.robustMeanDeviation());
        features.put("stat_medad", values.meanDeviation(values.median()));
        features.put("stat_cov", values.coefficientOfVariation());
        features.put("stat_qcod", values.quartileDispersion());
        features.put("stat_energy", values.energy());
        features.put("stat_rms", values.rootMeanSquare());
        return features;
    }
}
