/**
 * Image files of research: NRRD and NIfTI, read into {@link org.deltarad.volume.Volume} and {@link
 * org.deltarad.volume.Mask} in LPS. Start at {@link org.deltarad.volume.io.ImageFile}. DICOM has its own module.
 */
package org.deltarad.volume.io;
