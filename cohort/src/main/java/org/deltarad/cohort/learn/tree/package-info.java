/** Binary trees on numeric features and sums of them, as forests and boosting store, score and explain them. */
package org.deltarad.cohort.learn.tree;
