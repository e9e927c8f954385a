/**
 * The DICOM upper layer protocol for TCP/IP (PS3.8) and the exchange of DIMSE messages over it (PS3.7 6.3): {@link
 * org.deltarad.dicom.pixelmed.ul.AssociationAcceptor} and {@link org.deltarad.dicom.pixelmed.ul.AssociationRequestor}
 * establish an {@link org.deltarad.dicom.pixelmed.ul.Association}. The services are in {@link
 * org.deltarad.dicom.pixelmed.dimse}.
 *
 * <p>This is ours, not PixelMed's, because the door's contract needs what {@code com.pixelmed.network} does not give: its
 * acceptor and its association request are not public and reject for a wrong called AE title only, it allocates whatever
 * length a PDU claims, holds no timer on silence or on connecting, sleeps five seconds at each release, and its storage
 * service answers before its handler runs.
 */
package org.deltarad.dicom.pixelmed.ul;
