/**
 * Studies of design {@code learners} (S2, S3): features of one time point go through steps (scaling, ComBat, readers' agreement,
 * screens, redundancy) to several learners of one or more endpoints; cross-validation on training rows chooses one, whose score a
 * nomogram combines with clinical variables. {@link org.deltarad.cohort.study.learners.LearnerStudyFile} reads one,
 * {@link org.deltarad.cohort.study.learners.LearnerStudy} has its steps,
 * {@link org.deltarad.cohort.study.learners.ModelPackage} scores new patients. All that is fitted is a pipeline of
 * {@code cohort.validate} that sees training rows only.
 */
package org.deltarad.cohort.study.learners;
