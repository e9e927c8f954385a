/**
 * Storage commitment at our listener (PS3.4 annex J). Fed by {@code org.deltarad.dicom.net}; start at
 * {@link org.deltarad.node.commitment.CommitmentDesk}.
 */
package org.deltarad.node.commitment;
