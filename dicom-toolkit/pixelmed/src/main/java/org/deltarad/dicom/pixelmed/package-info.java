/**
 * The DICOM provider {@code pixelmed}: {@link org.deltarad.dicom.pixelmed.PixelmedToolkit} is found by the service loader
 * and hands out the codec of {@link org.deltarad.dicom.pixelmed.codec}. The only module that names PixelMed.
 */
package org.deltarad.dicom.pixelmed;
