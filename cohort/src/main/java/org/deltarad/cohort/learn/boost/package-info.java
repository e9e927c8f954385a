/**
 * Boosted trees for survival: {@link org.deltarad.cohort.learn.boost.CoxBoosting} is Friedman's gradient boosting on
 * the Cox partial likelihood as in R's gbm, {@link org.deltarad.cohort.learn.boost.XgboostSurvival} trains XGBoost's
 * survival:cox and survival:aft. Both give {@link org.deltarad.cohort.learn.boost.BoostedTrees}, which need no library.
 */
package org.deltarad.cohort.learn.boost;
