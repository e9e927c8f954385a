package org.deltarad.node.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.fhir.ReportBundle;

/**
 * All that is sent of one report.
 *
 * @param segmentations files of the SEGs that were made of its regions, in the order of the time points
 * @param sr            the Structured Report
 * @param picture       the page as Secondary Capture, where it is configured
 * @param document      the page as Encapsulated PDF, where it is configured
 * @param bundle        the same as FHIR
 */
public record ReportObjects(
        List<Path> segmentations,
        Dataset sr,
        Optional<Dataset> picture,
        Optional<Dataset> document,
        ReportBundle bundle) {
    public ReportObjects {
        segmentations = List.copyOf(segmentations);
    }
}
