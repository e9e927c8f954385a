package org.deltarad.node.cli;

import java.util.List;
import java.util.Optional;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * An image and a mask read from paths.
 *
 * @param image   the image
 * @param mask    the ROI
 * @param remarks what a reader of the numbers should know, such as contours that were left out
 * @param series  the DICOM series of the image; empty for NRRD and NIfTI
 */
record LocalCase(Volume image, Mask mask, List<String> remarks, Optional<ImageSeries> series) {}
