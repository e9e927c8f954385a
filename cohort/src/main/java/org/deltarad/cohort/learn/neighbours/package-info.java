/** k nearest neighbours for two classes; start at {@link org.deltarad.cohort.learn.neighbours.NearestNeighbours}. */
package org.deltarad.cohort.learn.neighbours;
