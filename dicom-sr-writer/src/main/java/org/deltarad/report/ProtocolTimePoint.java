package org.deltarad.report;

import java.util.Optional;

/**
 * Where in a trial or treatment a scan stands, as its images say (Clinical Trial Study module, PS3.3 C.7.2.3).
 *
 * @param id     Clinical Trial Time Point ID (0012,0050)
 * @param offset Longitudinal Temporal Offset from Event (0012,0052)
 */
public record ProtocolTimePoint(Optional<String> id, Optional<Offset> offset) {
    /** The images do not say. */
    public static final ProtocolTimePoint UNKNOWN = new ProtocolTimePoint(Optional.empty(), Optional.empty());

    /**
     * @param days  from the event, negative before it
     * @param event Longitudinal Temporal Event Type (0012,0053): {@code ENROLLMENT}, {@code BASELINE}, or another word,
     *              such as {@code TREATMENT}
     */
    public record Offset(double days, String event) {}
}
