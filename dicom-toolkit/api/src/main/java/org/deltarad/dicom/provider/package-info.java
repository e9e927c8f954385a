/**
 * What providers of the door share: for them, not for users of the door. Rules of the standard that no toolkit type takes
 * part in, such as {@link org.deltarad.dicom.provider.AcceptancePolicy} for a port and {@link
 * org.deltarad.dicom.provider.StorageProposal} for a sender. The door is {@link org.deltarad.dicom} and {@link
 * org.deltarad.dicom.net}.
 */
package org.deltarad.dicom.provider;
