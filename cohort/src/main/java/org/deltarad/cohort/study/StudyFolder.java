package org.deltarad.cohort.study;

import java.nio.file.Path;

/** Where a study's tables and package are, below its output folder. */
record StudyFolder(Path root) {
    /** Part of each patient: training or validation. */
    Path split() {
        return root.resolve("split.csv");
    }

    /** The regression of each feature. */
    Path gates() {
        return root.resolve("harmonisation.csv");
    }

    /** z of all patients at both time points. */
    Path harmonised() {
        return root.resolve("harmonised.csv");
    }

    /** The harmonisation as a calibration without cut-offs. */
    Path harmonisation() {
        return root.resolve("harmonisation.yaml");
    }

    /** Agreement of readers on each feature. */
    Path reliability() {
        return root.resolve("reliability.csv");
    }

    /** What the learner of a signature sees of all patients. */
    Path inputs(String signature) {
        return root.resolve("train").resolve(signature + "-features.csv");
    }

    /** Its path of penalties. */
    Path path(String signature) {
        return root.resolve("train").resolve(signature + "-path.csv");
    }

    /** Its coefficients at every penalty. */
    Path coefficients(String signature) {
        return root.resolve("train").resolve(signature + "-coefficients.csv");
    }

    /** Scores and groups of all patients. */
    Path scores() {
        return root.resolve("scores.csv");
    }

    /** Measures of each signature. */
    Path evaluation() {
        return root.resolve("evaluation.csv");
    }

    /** Kaplan-Meier curves of the groups. */
    Path curves() {
        return root.resolve("kaplan-meier.csv");
    }

    /** What the node runs. */
    Path pack() {
        return root.resolve("package");
    }

    Path signature(String id) {
        return pack().resolve(id + ".yaml");
    }

    Path calibration() {
        return pack().resolve("calibration.yaml");
    }

    Path study() {
        return pack().resolve("study.yaml");
    }

    /** As sha256sum -c takes them. */
    Path sums() {
        return pack().resolve("SHA256SUMS");
    }

    /** What was done with which inputs. */
    Path log() {
        return root.resolve("steps.json");
    }
}
