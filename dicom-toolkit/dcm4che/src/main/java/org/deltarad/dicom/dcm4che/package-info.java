/**
 * The DICOM provider {@code dcm4che}: {@link org.deltarad.dicom.dcm4che.Dcm4cheToolkit} is found by the service loader and
 * hands out the codec of {@link org.deltarad.dicom.dcm4che.codec} and the services of {@link
 * org.deltarad.dicom.dcm4che.net}. The only module that names dcm4che; built under the profile of that name, as dcm4che is
 * published in its own Maven repository only.
 */
package org.deltarad.dicom.dcm4che;
