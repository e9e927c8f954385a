package org.deltarad.cohort.statistics;

import java.util.List;

/**
 * What a test says.
 *
 * @param method           name of the test
 * @param statistic        its statistic
 * @param degreesOfFreedom of the statistic's distribution, numerator first; none where it has none
 * @param pValue           two-sided where a test has sides
 */
public record TestResult(String method, double statistic, List<Double> degreesOfFreedom, double pValue) {
    public TestResult {
        degreesOfFreedom = List.copyOf(degreesOfFreedom);
    }
}
