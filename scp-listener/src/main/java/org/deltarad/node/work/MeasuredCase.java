package org.deltarad.node.work;

import java.util.Optional;
import org.deltarad.dicom.Dataset;

/**
 * What comes of measuring a region.
 *
 * @param measurement  the numbers
 * @param segmentation the region as a SEG on its images, where it came in another form or was made of several
 */
public record MeasuredCase(Measurement measurement, Optional<Dataset> segmentation) {}
