/**
 * Storage commitment at our listener (PS3.4 annex J): what peers ask of us is written down, checked against the files and
 * reported until they have it; what they report to us is passed on. Fed by {@code org.deltarad.dicom.net}, reads
 * {@code org.deltarad.node.index}; start at {@link org.deltarad.node.commitment.CommitmentDesk}.
 */
package org.deltarad.node.commitment;
