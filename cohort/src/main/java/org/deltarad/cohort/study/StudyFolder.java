package org.deltarad.cohort.study;

import java.nio.file.Path;

/** Where a study's tables and package are, below its output folder. */
public record StudyFolder(Path root) {
    /** Part of each patient: training or validation. */
    public Path split() {
        return root.resolve("split.csv");
    }

    /** The regression of each feature. */
    public Path gates() {
        return root.resolve("harmonisation.csv");
    }

    /** z of all patients at both time points. */
    public Path harmonised() {
        return root.resolve("harmonised.csv");
    }

    /** The harmonisation as a calibration without cut-offs. */
    public Path harmonisation() {
        return root.resolve("harmonisation.yaml");
    }

    /** Agreement of readers on each feature. */
    public Path reliability() {
        return root.resolve("reliability.csv");
    }

    /** What the learner of a signature sees of all patients. */
    public Path inputs(String signature) {
        return root.resolve("train").resolve(signature + "-features.csv");
    }

    /** Its path of penalties. */
    public Path path(String signature) {
        return root.resolve("train").resolve(signature + "-path.csv");
    }

    /** Its coefficients at every penalty. */
    public Path coefficients(String signature) {
        return root.resolve("train").resolve(signature + "-coefficients.csv");
    }

    /** Scores and groups of all patients. */
    public Path scores() {
        return root.resolve("scores.csv");
    }

    /** Measures of each signature. */
    public Path evaluation() {
        return root.resolve("evaluation.csv");
    }

    /** Kaplan-Meier curves of the groups. */
    public Path curves() {
        return root.resolve("kaplan-meier.csv");
    }

    /** What the node runs. */
    public Path pack() {
        return root.resolve("package");
    }

    /** A signature's file. */
    public Path signature(String id) {
        return pack().resolve(id + ".yaml");
    }

    /** Harmonisation and cut-offs. */
    public Path calibration() {
        return pack().resolve("calibration.yaml");
    }

    /** A copy of the study's file. */
    public Path study() {
        return pack().resolve("study.yaml");
    }

    /** As sha256sum -c takes them. */
    public Path sums() {
        return pack().resolve("SHA256SUMS");
    }

    /** What was done with which inputs. */
    public Path log() {
        return root.resolve("steps.json");
    }
}
