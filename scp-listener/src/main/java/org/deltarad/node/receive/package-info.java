/**
 * Takes instances in: streamed to disk, checked whole, moved to their place, indexed, and only then acknowledged. What
 * cannot be used is kept in quarantine with an incident that says why. Fed by {@code org.deltarad.dicom.net}, writes
 * {@code org.deltarad.node.index}; start at {@link org.deltarad.node.receive.Receiver}.
 */
package org.deltarad.node.receive;
