/**
 * Random survival forest (Ishwaran, Kogalur, Blackstone and Lauer 2008). Start at
 * {@link org.deltarad.cohort.learn.forest.SurvivalForest}. Where implementations differ:
 * <ul>
 *   <li>splits, node size, midpoints and permutation importance as in R's ranger;
 *   <li>random split points ({@code nsplit}), the grid of event times ({@code ntime}) and the ensemble's mortality (sum
 *       of the cumulative hazard over the grid) as in randomForestSRC.
 * </ul>
 */
package org.deltarad.cohort.learn.forest;
