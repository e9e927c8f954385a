package org.deltarad.cohort.learn.boost;

import java.lang.reflect.Method;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.deltarad.cohort.data.FitException;

/** All that touches XGBoost4J, so that the package can be used without it. */
final class XgboostLibrary {
    private XgboostLibrary() {}

    /**
     * Trains and gives the model as XGBoost's JSON.
     *
     * @param cells  row by row
     * @param labels by the DMatrix' field
     * @throws LinkageError when the library is absent or cannot be loaded
     */
    static byte[] train(
            float[] cells,
            int rows,
            int features,
            Map<String, float[]> labels,
            Map<String, Object> parameters,
            int rounds) {
        try {
            DMatrix matrix = new DMatrix(cells, rows, features, Float.NaN);
            try {
                for (Map.Entry<String, float[]> label : labels.entrySet()) {
                    set(matrix, label.getKey(), label.getValue());
                }
                Booster booster = XGBoost.train(matrix, parameters, rounds, Map.of(), null, null);
                try {
                    return booster.toByteArray("json");
                } finally {
                    booster.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            FitException refused = new FitException("XGBoost: " + e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    /** DMatrix has no method for the bounds of survival:aft; the native function that all its setters call takes any field. */
    private static void set(DMatrix matrix, String field, float[] values) throws XGBoostError {
        if (field.equals("label")) {
            matrix.setLabel(values);
            return;
        }
        try {
            Method setter = Class.forName("ml.dmlc.xgboost4j.java.XGBoostJNI")
                    .getDeclaredMethod("XGDMatrixSetFloatInfo", long.class, String.class, float[].class);
            setter.setAccessible(true);
            if ((Integer) setter.invoke(null, matrix.getHandle(), field, values) != 0) {
                throw new FitException("XGBoost does not take " + field);
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this XGBoost4J does not take " + field, e);
        }
    }
}
