package org.deltarad.report.measurement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.code.Code;

/**
 * A TID 1500 Measurement Report of any origin, as far as it can be read.
 *
 * @param header      whose it is and what made it
 * @param title       Concept Name of the root
 * @param procedures  Procedure reported
 * @param observers   names or UIDs of the observers, persons and devices
 * @param images      Image Library, in order
 * @param groups      measurement groups, in order; measurements outside of any are in a group of their own
 * @param evaluations Qualitative Evaluations of the report as a whole
 * @param related     other instances that the root refers to, such as pictures
 * @param problems    sentences on items that could not be read; empty for a sound report
 */
public record MeasurementReportContent(
        ReportHeader header,
        Code title,
        List<Code> procedures,
        List<String> observers,
        List<InstanceReference> images,
        List<MeasurementGroup> groups,
        List<Evaluation> evaluations,
        List<InstanceReference> related,
        List<String> problems) {
    public MeasurementReportContent {
        procedures = List.copyOf(procedures);
        observers = List.copyOf(observers);
        images = List.copyOf(images);
        groups = List.copyOf(groups);
        evaluations = List.copyOf(evaluations);
        related = List.copyOf(related);
        problems = List.copyOf(problems);
    }

    /** All measurements of all groups, those that others are inferred from included. */
    public Stream<Measurement> measurements() {
        return groups.stream().flatMap(g -> g.measurements().stream()).flatMap(Measurement::all);
    }

    /** The group of that Tracking Unique Identifier at that position among those that have it, from 0. */
    public Optional<MeasurementGroup> tracked(String trackingUid, int position) {
        return groups.stream()
                .filter(g -> g.trackingUid().equals(trackingUid))
                .skip(position)
                .findFirst();
    }
}
