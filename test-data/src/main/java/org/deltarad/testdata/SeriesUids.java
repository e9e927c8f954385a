package org.deltarad.testdata;

import java.util.List;
import org.deltarad.report.ReportUids;

/**
 * The UIDs of a synthetic time point, derived from everything that it is made from: the same parameters give the same
 * UIDs, other parameters give others.
 *
 * @param source what it is made from, as text
 */
record SeriesUids(String source) {
    String study() {
        return uid("study");
    }

    String frameOfReference() {
        return uid("frame of reference");
    }

    String imageSeries() {
        return uid("image series");
    }

    /** Of slice {@code k}, zero based. */
    String image(int k) {
        return ReportUids.of("synthetic image", List.of(source, Integer.toString(k)));
    }

    /** Of another instance, or the series that it is in. */
    String uid(String kind) {
        return ReportUids.of("synthetic " + kind, List.of(source));
    }
}
