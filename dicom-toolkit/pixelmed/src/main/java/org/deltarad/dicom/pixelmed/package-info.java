/**
 * The DICOM provider {@code pixelmed}: {@link org.deltarad.dicom.pixelmed.PixelmedToolkit} is found by the service loader
 * and hands out the codec of {@link org.deltarad.dicom.pixelmed.codec} and the services of {@link
 * org.deltarad.dicom.pixelmed.dimse}, which stand on the upper layer of {@link org.deltarad.dicom.pixelmed.ul}. The only
 * module that names PixelMed.
 *
 * <p>PixelMed's are the framing of written elements ({@code Attribute}, {@code DicomOutputStream}) and the data
 * dictionary. Reading and the upper layer are ours; the packages say why.
 */
package org.deltarad.dicom.pixelmed;
