package org.deltarad.node.imaging.series;

import java.util.Optional;
import org.deltarad.volume.Geometry;

/**
 * One of the volumes that a series holds.
 *
 * @param kind     what it shows
 * @param because  what says so
 * @param label    its kind, what told it from the others, number and size of slices
 * @param geometry its grid; empty when it is refused
 * @param refusal  why it cannot be measured; empty when it can
 */
public record VolumeSummary(
        VolumeKind kind, String because, String label, Optional<Geometry> geometry, Optional<String> refusal) {}
