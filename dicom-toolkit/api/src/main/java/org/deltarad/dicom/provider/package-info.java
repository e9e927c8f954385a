/**
 * What providers of the door share: for them, not for users of the door. Rules of the standard that no toolkit type takes
 * part in: {@link org.deltarad.dicom.provider.ListeningPort} and {@link org.deltarad.dicom.provider.AcceptancePolicy} for a
 * port, {@link org.deltarad.dicom.provider.StorageSender} for a sender, {@link org.deltarad.dicom.provider.FileSlice} and
 * its like for a codec. The door is {@link org.deltarad.dicom} and {@link
 * org.deltarad.dicom.net}.
 */
package org.deltarad.dicom.provider;
