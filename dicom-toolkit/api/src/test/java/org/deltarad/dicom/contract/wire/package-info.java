/**
 * A DICOM peer of sockets and bytes (PS3.7, PS3.8), which says and does on purpose what no toolkit would; knows nothing of
 * any provider. Start with {@link org.deltarad.dicom.contract.wire.WirePeer}.
 */
package org.deltarad.dicom.contract.wire;
