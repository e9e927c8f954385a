/**
 * The DIMSE services of the door (PS3.7, PS3.4) on dcm4che-net: {@link org.deltarad.dicom.dcm4che.net.Dcm4cheStorageScp},
 * {@link org.deltarad.dicom.dcm4che.net.Dcm4cheStorageScu}, {@link org.deltarad.dicom.dcm4che.net.Dcm4cheEcho}, {@link
 * org.deltarad.dicom.dcm4che.net.Dcm4cheQueryRetrieve} and {@link org.deltarad.dicom.dcm4che.net.Dcm4cheStorageCommitment}.
 *
 * <p>dcm4che's are the upper layer, negotiation and messages: Device, Connection, ApplicationEntity, Association,
 * AssociationHandler and the services. Ours is {@link org.deltarad.dicom.dcm4che.net.GuardedSocket} under them, because
 * dcm4che waits for ever for a peer that stops in the middle of a message, allocates what lengths in messages claim, takes
 * PDUs of any length up to 16 MiB, closes a connection without A-ABORT before the association and right after the last
 * word; and the accepting of connections, with the TLS handshake, which dcm4che leaves without a time limit.
 */
package org.deltarad.dicom.dcm4che.net;
