package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.data.FitException;

/** What all measures ask of their input. */
final class Checks {
    private Checks() {}

    /** As many scores as patients, none missing. */
    static void scores(double[] score, int patients) {
        if (score.length != patients) {
            throw new IllegalArgumentException(score.length + " scores of " + patients + " patients");
        }
        for (int n = 0; n < score.length; n++) {
            if (Double.isNaN(score[n])) {
                throw new FitException("row " + n + ": the score is missing");
            }
        }
    }

    /** Scores that are probabilities. */
    static void probabilities(double[] p, int patients) {
        scores(p, patients);
        for (int n = 0; n < p.length; n++) {
            if (p[n] < 0 || p[n] > 1) {
                throw new FitException("row " + n + ": " + p[n] + " is no probability");
            }
        }
    }

    /** Number of positives, when there are both classes. */
    static int positives(boolean[] y) {
        int positives = 0;
        for (boolean positive : y) {
            positives += positive ? 1 : 0;
        }
        if (positives == 0 || positives == y.length) {
            throw new FitException("all " + y.length + " patients are of one class");
        }
        return positives;
    }
}
