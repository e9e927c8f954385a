/**
 * The DIMSE services of the door (PS3.7, PS3.4) over {@link org.deltarad.dicom.pixelmed.ul}: storage and verification SCP
 * ({@link org.deltarad.dicom.pixelmed.dimse.AssociationStorageScp}), storage, verification, query/retrieve SCU, and storage
 * commitment in both roles.
 */
package org.deltarad.dicom.pixelmed.dimse;
