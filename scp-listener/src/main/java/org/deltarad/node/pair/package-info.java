/**
 * Decides what belongs together: {@link org.deltarad.node.pair.SeriesCheck} when a mask and its series are a time
 * point, {@link org.deltarad.node.pair.PairingRule} which time points of a patient are baseline and mid-treatment, and
 * {@link org.deltarad.node.pair.Pairing} puts that into the index as reports to make.
 */
package org.deltarad.node.pair;
