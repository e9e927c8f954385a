/**
 * DIMSE services of the door: {@link org.deltarad.dicom.net.StorageScp} receives, {@link
 * org.deltarad.dicom.net.StorageScu} sends, {@link org.deltarad.dicom.net.Echo}, {@link
 * org.deltarad.dicom.net.QueryRetrieve} and {@link org.deltarad.dicom.net.StorageCommitment} ask; {@link
 * org.deltarad.dicom.net.Admission} says whom a listener lets in. Peers fail with {@link
 * org.deltarad.dicom.net.AssociationException} or {@link org.deltarad.dicom.net.DimseStatusException}. Providers
 * implement them (PS3.7, PS3.8).
 */
package org.deltarad.dicom.net;
