/**
 * A study from one YAML file: {@link org.deltarad.cohort.study.StudyFile} reads it, {@link org.deltarad.cohort.study.StudyRun}
 * does its steps (split, train, calibrate, evaluate) and leaves tables and, in {@code package}, the signature and calibration
 * files that the node runs; {@link org.deltarad.cohort.study.Prediction} scores other patients with them. Methods come from
 * {@code cohort.validate} and its neighbours; every fitted one sees training rows only.
 */
package org.deltarad.cohort.study;
