/**
 * Synthetic patients: believable T2-weighted pelvis images with a tumour that is treated between two time points, as
 * valid DICOM (MR Image Storage, RT Structure Set, Segmentation) and as {@code org.deltarad.volume} values. No part of
 * any image comes from a person. The same parameters give the same bytes on every machine.
 *
 * <p>Start at {@link org.deltarad.testdata.SyntheticPatient} for DICOM, {@link org.deltarad.testdata.SyntheticStudy} for
 * a folder of files, {@link org.deltarad.testdata.SyntheticCohort} for many patients with an outcome,
 * {@link org.deltarad.testdata.cohort.SyntheticTables} for tables of features of them,
 * {@link org.deltarad.testdata.BadInput} for what goes wrong, {@link org.deltarad.testdata.DigitalPhantom} for the IBSI
 * phantom. Values are in {@code org.deltarad.volume}, data sets in {@code org.deltarad.dicom}, the SEG writer in
 * {@code org.deltarad.report.seg}.
 */
package org.deltarad.testdata;
