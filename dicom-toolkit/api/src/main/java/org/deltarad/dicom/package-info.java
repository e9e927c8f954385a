/**
 * The small door to DICOM: our own {@link org.deltarad.dicom.Dataset} value and the interfaces that a toolkit provider
 * implements. Nothing here names a toolkit; providers are found by {@link org.deltarad.dicom.DicomToolkit}. Networking
 * is in {@link org.deltarad.dicom.net}.
 */
package org.deltarad.dicom;
