package org.deltarad.report;

/**
 * A SOP instance and where it belongs.
 *
 * @param studyInstanceUid  its study
 * @param seriesInstanceUid its series
 * @param sopClassUid       its SOP class
 * @param sopInstanceUid    itself
 */
public record InstanceReference(
        String studyInstanceUid, String seriesInstanceUid, String sopClassUid, String sopInstanceUid) {}
