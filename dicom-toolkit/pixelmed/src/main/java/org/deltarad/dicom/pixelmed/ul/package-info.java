/**
 * The DICOM upper layer protocol for TCP/IP (PS3.8) and the exchange of DIMSE messages over it (PS3.7 6.3). {@link
 * org.deltarad.dicom.pixelmed.ul.AssociationAcceptor} and {@link org.deltarad.dicom.pixelmed.ul.AssociationRequestor}
 * establish an {@link org.deltarad.dicom.pixelmed.ul.Association}; below it are {@link
 * org.deltarad.dicom.pixelmed.ul.UpperLayer}, which runs on the state table of PS3.8 9.2, and {@link
 * org.deltarad.dicom.pixelmed.ul.Transport}, TCP or TLS with time limits. The services are in {@link
 * org.deltarad.dicom.pixelmed.dimse}.
 *
 * <p>All of this is ours, because {@code com.pixelmed.network} (20220618) does not keep the door's contract:
 *
 * <ul>
 *   <li>{@code AssociationFactory} answers a request inside the constructor of a class that is not public, and rejects for
 *       one reason only, the called AE title: no allow-list, no address, no limit, no right result and reason (PS3.8
 *       9.3.4), and nobody learns that somebody was rejected.
 *   <li>{@code Association} allocates whatever length a PDU claims and holds each P-DATA-TF whole; it has no ARTIM, idle or
 *       PDU timer but for one read at release, and after the peer has asked for release it sleeps five seconds, whether
 *       the peer has closed the connection or not. A PDU that is not due is not answered as PS3.8 table 9-10 says, and
 *       release collision is not known to it.
 *   <li>{@code ReceivedDataHandler} has no constructor that other packages can call, and those that come with it store and
 *       answer success before a handler of ours runs.
 *   <li>TLS is TLSv1 with RSA key exchange and CBC or 3DES suites, which BCP 195 excludes, without our key or trust.
 * </ul>
 */
package org.deltarad.dicom.pixelmed.ul;
