/**
 * Learners whose form is not a formula: {@code forest} (random survival forest), {@code boost} (gradient boosting and
 * XGBoost), {@code svm} (classes and survival), {@code neighbours}; {@code tree} is the tree that the first two share.
 * Each is a {@link org.deltarad.cohort.data.SurvivalLearner} or {@link org.deltarad.cohort.data.ClassLearner} made from
 * a record of options, seed included; its model is a record that {@link org.deltarad.cohort.learn.ModelFile} writes and
 * reads. Linear models are in {@code cohort.regression} and {@code cohort.survival}.
 */
package org.deltarad.cohort.learn;
