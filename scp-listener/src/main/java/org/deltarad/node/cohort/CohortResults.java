package org.deltarad.node.cohort;

import java.io.IOException;
import org.deltarad.node.batch.CaseResult;

/** Where the results of cases are; asked for more than once, so that none has to be kept in memory. */
@FunctionalInterface
public interface CohortResults {
    /** What came of a case. */
    CaseResult of(CohortCase c) throws IOException;
}
