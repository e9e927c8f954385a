/**
 * Groups of patients alike in their features (S0): {@link org.deltarad.cohort.cluster.Pam} finds medoids,
 * {@link org.deltarad.cohort.cluster.Clustering} is what remains of it for new patients,
 * {@link org.deltarad.cohort.cluster.ClusterQuality} judges numbers of clusters,
 * {@link org.deltarad.cohort.cluster.ClusterContrast} ranks features. Clusters are counted from 0 in arrays.
 */
package org.deltarad.cohort.cluster;
