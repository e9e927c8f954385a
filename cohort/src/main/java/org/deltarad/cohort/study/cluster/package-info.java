/**
 * Studies of design {@code clusters} (S0): patients of one time point are harmonised, clustered by all features, and the clusters
 * compared. {@link org.deltarad.cohort.study.cluster.ClusterStudyFile} reads one,
 * {@link org.deltarad.cohort.study.cluster.ClusterStudy} has its steps. What is fitted is one pipeline, frozen, that assigns new
 * patients.
 */
package org.deltarad.cohort.study.cluster;
