package org.deltarad.weasis.view.model;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of one signature. Research use only.
 *
 * @param signature   short name and version
 * @param title       one line for people, may be empty
 * @param endpoint    what it predicts, may be empty
 * @param change      whether it takes the change between two scans
 * @param result      the score, where there is one
 * @param reasons     why there is none: withheld, or not computed
 * @param withheld    whether the site withholds it
 * @param warnings    sentences, range checks that did not pass among them
 * @param calibration the cohort behind the score, where one was used
 */
public record ScoreView(
        String signature,
        String title,
        String endpoint,
        boolean change,
        Optional<Result> result,
        List<String> reasons,
        boolean withheld,
        List<String> warnings,
        Optional<CohortView> calibration) {
    public ScoreView {
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
    }

    /** The side of the cut-off. */
    public enum Group {
        LOW,
        HIGH
    }

    /**
     * A score on its scale.
     *
     * @param value         the score
     * @param cutoff        the cut-off
     * @param group         risk group
     * @param above         risk group of scores above the cut-off
     * @param contributions of the terms, in their order
     */
    public record Result(double value, double cutoff, Group group, Group above, List<Contribution> contributions) {
        public Result {
            contributions = List.copyOf(contributions);
        }
    }

    /**
     * @param feature feature name
     * @param z       harmonised value or its change, in standard deviations of the cohort
     * @param part    what it adds to the score
     */
    public record Contribution(String feature, double z, double part) {}

    /**
     * @param calibration short name and version of the calibration
     * @param name        of the cohort
     * @param patients    their number
     * @param synthetic   whether they were made by a program
     * @param description may be empty
     */
    public record CohortView(String calibration, String name, int patients, boolean synthetic, String description) {}
}
