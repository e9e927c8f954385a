package org.deltarad.cohort.learn.boost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.learn.tree.Tree;

/** Reads the trees of XGBoost's JSON model format (gbtree, numeric splits, no missing values). */
final class XgboostJson {
    private XgboostJson() {}

    static BoostedTrees read(byte[] json, int features, double scale, double offset) {
        try {
            List<Tree> trees = new ArrayList<>();
            for (JsonNode tree : new ObjectMapper().readTree(json).at("/learner/gradient_booster/model/trees")) {
                trees.add(tree(tree));
            }
            return new BoostedTrees(features, offset, scale, trees);
        } catch (IOException e) {
            throw new UncheckedIOException("XGBoost's model is no JSON", e);
        }
    }

    private static Tree tree(JsonNode json) {
        int nodes = json.get("left_children").size();
        int[] feature = new int[nodes];
        double[] threshold = new double[nodes];
        int[] left = new int[nodes];
        int[] right = new int[nodes];
        double[] value = new double[nodes];
        double[] cover = new double[nodes];
        for (int n = 0; n < nodes; n++) {
            left[n] = json.get("left_children").get(n).asInt();
            right[n] = json.get("right_children").get(n).asInt();
            cover[n] = json.get("sum_hessian").get(n).asDouble();
            float condition = (float) json.get("split_conditions").get(n).asDouble();
            boolean leaf = left[n] < 0;
            feature[n] = leaf ? -1 : json.get("split_indices").get(n).asInt();
            threshold[n] = leaf ? 0 : atOrBelow(condition);
            value[n] = leaf ? condition : 0;
        }
        return new Tree(feature, threshold, left, right, value, cover);
    }

    /**
     * The largest double that is below a single precision threshold once it is rounded to single precision: XGBoost goes
     * left where {@code (float) x < threshold}, our trees where {@code x <= threshold}.
     */
    static double atOrBelow(float threshold) {
        double middle = ((double) threshold + Math.nextDown(threshold)) / 2;
        return (float) middle < threshold ? middle : Math.nextDown(middle);
    }
}
