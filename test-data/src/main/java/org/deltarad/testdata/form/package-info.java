/**
 * One synthetic image in the forms that hospitals send: axial, sagittal, coronal or oblique slices, classic CT, MR and PET
 * instances, enhanced and legacy converted multi-frame objects, and series that hold more than a volume or something that
 * must be seen (b-values, echoes, temporal positions, SUV, padding, gantry tilt).
 *
 * <p>Start at {@link org.deltarad.testdata.form.SeriesForms}: all of its forms of a {@link
 * org.deltarad.testdata.form.StoredImage} hold the same voxel values. {@link org.deltarad.testdata.form.HospitalSeries} is
 * what comes with several volumes or conditions. The image itself is from {@code org.deltarad.testdata}.
 */
package org.deltarad.testdata.form;
