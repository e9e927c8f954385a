package org.deltarad.report;

import java.util.Optional;

/**
 * Other objects that a report belongs with; its SEGs are with the time points.
 *
 * @param supersedes the SR that this one replaces (Predecessor Documents Sequence, PS3.3 C.17.2)
 * @param picture    the one-page Secondary Capture
 * @param document   the one-page Encapsulated PDF
 */
public record ReportLinks(
        Optional<InstanceReference> supersedes,
        Optional<InstanceReference> picture,
        Optional<InstanceReference> document) {
    /** A report that stands alone. */
    public static final ReportLinks NONE = new ReportLinks(Optional.empty(), Optional.empty(), Optional.empty());
}
