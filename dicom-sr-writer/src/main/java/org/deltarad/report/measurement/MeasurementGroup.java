package org.deltarad.report.measurement;

import java.util.List;
import java.util.Optional;
import org.deltarad.report.code.Code;

/**
 * Measurements that belong together: a group of TID 1410, 1411 or 1501, or the derived measurements of TID 1420.
 *
 * @param name               Concept Name of the container
 * @param template           template identifier where the report gives it, else empty
 * @param trackingIdentifier may be empty
 * @param trackingUid        may be empty
 * @param session            Activity Session, may be empty
 * @param category           Finding category
 * @param finding            what was measured
 * @param sites              where, each with the codes that modify it
 * @param method             Measurement Method
 * @param timePoint          Time Point Context
 * @param algorithm          name and version of the algorithm, may be empty
 * @param regions            what the group was measured on
 * @param measurements       in order
 * @param evaluations        codes and texts, in order
 */
public record MeasurementGroup(
        Code name,
        String template,
        String trackingIdentifier,
        String trackingUid,
        String session,
        Optional<Code> category,
        Optional<Code> finding,
        List<Modified> sites,
        Optional<Code> method,
        TimePointNames timePoint,
        String algorithm,
        List<RegionReference> regions,
        List<Measurement> measurements,
        List<Evaluation> evaluations) {
    public MeasurementGroup {
        sites = List.copyOf(sites);
        regions = List.copyOf(regions);
        measurements = List.copyOf(measurements);
        evaluations = List.copyOf(evaluations);
    }

    /**
     * A code with those that modify it, such as a site with its laterality.
     *
     * @param modifiers in order
     */
    public record Modified(Code code, List<Code> modifiers) {
        public Modified {
            modifiers = List.copyOf(modifiers);
        }
    }

    /**
     * TID 1502 Time Point Context; what the report does not say is empty.
     *
     * @param name     Time Point
     * @param subject  Subject Time Point Identifier
     * @param protocol Protocol Time Point Identifier
     * @param types    Time Point Type
     * @param order    Time Point Order
     * @param offset   Longitudinal Temporal Offset from Event, in its unit
     * @param event    Longitudinal Temporal Event Type
     */
    public record TimePointNames(
            String name,
            String subject,
            String protocol,
            List<Code> types,
            Optional<Double> order,
            Optional<Double> offset,
            Optional<Code> event) {
        public TimePointNames {
            types = List.copyOf(types);
        }
    }
}
