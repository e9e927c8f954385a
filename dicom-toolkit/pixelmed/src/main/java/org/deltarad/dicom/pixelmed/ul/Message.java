package org.deltarad.dicom.pixelmed.ul;

import java.io.InputStream;
import java.util.Optional;
import org.deltarad.dicom.Dataset;

/**
 * A DIMSE message (PS3.7 6.3).
 *
 * @param command the command set, group 0000
 * @param data    its data set as it arrives, encoded by the context's transfer syntax; reading throws a
 *                {@link UlException} when the association breaks
 */
public record Message(PresentationContext context, Dataset command, Optional<InputStream> data) {}
