package org.deltarad.node.cli;

import java.util.List;
import java.util.Optional;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.volume.Volume;

/**
 * An image read from a path.
 *
 * @param volume  the image
 * @param series  the DICOM series that it was read from; empty for NRRD and NIfTI
 * @param remarks what a reader of the numbers should know
 */
record LocalImage(Volume volume, Optional<ImageSeries> series, List<String> remarks) {}
