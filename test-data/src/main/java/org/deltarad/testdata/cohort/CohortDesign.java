package org.deltarad.testdata.cohort;

import java.util.ArrayList;
import java.util.List;

/**
 * What a synthetic cohort is made of.
 *
 * @param name              of the design
 * @param patients          their number
 * @param features          columns of the feature table
 * @param planted           what the risk drives; all others know nothing of it
 * @param midTreatment      whether there is a second time point
 * @param riskGroups        whether the risk comes in three groups (S0) instead of a continuum
 * @param acquisitionEffect standard deviation of the linear effect of the acquisition parameters on a feature, in standard
 *                          deviations of the feature; six of seven features have one
 * @param batchEffect       standard deviation of the shift that a scanner adds, in the same unit; its spread varies by a
 *                          quarter of that (logarithm)
 * @param logHazardRatio    of the latent risk, per standard deviation
 * @param reread            patients that a second reader has outlined too
 * @param secondCentre      patients, the last ones, that come from a second centre with scanners of its own
 */
public record CohortDesign(
        String name,
        int patients,
        List<String> features,
        List<Planted> planted,
        boolean midTreatment,
        boolean riskGroups,
        double acquisitionEffect,
        double batchEffect,
        double logHazardRatio,
        int reread,
        int secondCentre) {
    /** Seed of the cohort that the shipped study of S1 works on. */
    public static final long SEED = 1;

    /** @throws IllegalArgumentException when something planted is no feature, or a number is too large */
    public CohortDesign {
        features = List.copyOf(features);
        planted = List.copyOf(planted);
        for (Planted p : planted) {
            if (!features.contains(p.feature())) {
                throw new IllegalArgumentException(p.feature() + " is planted and no feature");
            }
        }
        if (patients < 1 || reread > patients || secondCentre >= patients) {
            throw new IllegalArgumentException(
                    patients + " patients, " + reread + " of them reread, " + secondCentre + " of a second centre");
        }
    }

    /** S0: 132 patients, 293 features of T2, DWI and ADC before treatment, three risk groups in a third of the features. */
    public static CohortDesign s0() {
        List<String> original = List.of("original");
        List<String> features = new ArrayList<>(FeatureNames.of("T2", FeatureNames.full(true, original)));
        features.addAll(FeatureNames.of("DWI", FeatureNames.full(false, original)));
        features.addAll(FeatureNames.of("ADC", FeatureNames.full(false, original)));
        List<Planted> planted = new ArrayList<>();
        for (int n = 0; n < features.size(); n += 3) {
            planted.add(new Planted(features.get(n), false, n % 2 == 0 ? 0.9 : -0.9));
        }
        return new CohortDesign("S0", 132, features, planted, false, true, 1, 0, 1.4, 30, 0);
    }

    /**
     * S1: 110 patients, 82 features of T2 before and during treatment, three values and three changes planted. Some 43
     * progress (35 did in S1): with fewer, or a weaker risk, 73 training patients cannot show six features.
     */
    public static CohortDesign s1() {
        List<Planted> planted = List.of(
                new Planted("original_gldm_DependenceVariance", false, 0.7),
                new Planted("original_glrlm_LongRunEmphasis", false, -0.7),
                new Planted("original_glszm_SmallAreaEmphasis", false, 0.7),
                new Planted("original_glszm_ZonePercentage", true, -0.75),
                new Planted("original_glszm_SizeZoneNonUniformityNormalized", true, -0.75),
                new Planted("original_gldm_GrayLevelVariance", true, 0.75));
        return new CohortDesign("S1", 110, FeatureNames.s1(), planted, true, false, 1, 0, 4, 40, 0);
    }

    /** S2: 700 patients of two centres, 245 features each of tumour and surroundings, batch effects, eight planted. */
    public static CohortDesign s2() {
        List<String> names = FeatureNames.full(true, FeatureNames.images(1, 3)).subList(0, 245);
        List<String> features = new ArrayList<>(FeatureNames.of("tumour", names));
        features.addAll(FeatureNames.of("peritumour", names));
        List<Planted> planted = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            planted.add(new Planted(features.get(17 + 61 * n), false, n % 2 == 0 ? 0.5 : -0.5));
        }
        return new CohortDesign("S2", 700, features, planted, false, false, 0, 0.8, 1, 50, 130);
    }

    /**
     * S3: 200 patients, 2446 features of T2 and contrast T1, a binary response, seventeen planted. The response follows the risk more
     * closely than in the other designs: some fifty features pass a test at 0.05 by chance, and a weaker truth drowns in them.
     */
    public static CohortDesign s3() {
        List<String> names = FeatureNames.full(true, FeatureNames.images(2, 3, 4, 5));
        List<String> features = new ArrayList<>(FeatureNames.of("T2", names));
        features.addAll(FeatureNames.of("T1C", names));
        List<Planted> planted = new ArrayList<>();
        for (int n = 0; n < 17; n++) {
            planted.add(new Planted(features.get(20 + 141 * n), false, n % 2 == 0 ? 0.7 : -0.7));
        }
        return new CohortDesign("S3", 200, features, planted, false, false, 0.5, 0, 2.5, 30, 0);
    }

    /** The same with another number of patients, those reread and of the second centre in proportion. */
    public CohortDesign withPatients(int number) {
        return new CohortDesign(
                name,
                number,
                features,
                planted,
                midTreatment,
                riskGroups,
                acquisitionEffect,
                batchEffect,
                logHazardRatio,
                (int) ((long) reread * number / patients),
                (int) ((long) secondCentre * number / patients));
    }

    /** The same with nothing planted: an analysis should find nothing. */
    public CohortDesign withoutSignal() {
        return new CohortDesign(
                name + "-null",
                patients,
                features,
                List.of(),
                midTreatment,
                riskGroups,
                acquisitionEffect,
                batchEffect,
                logHazardRatio,
                reread,
                secondCentre);
    }

    List<String> timePoints() {
        return midTreatment ? List.of(SyntheticTables.PRE, SyntheticTables.MID) : List.of(SyntheticTables.PRE);
    }
}
