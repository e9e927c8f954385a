package org.deltarad.fhir;

import java.util.List;
import java.util.Locale;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Ucum;
import org.deltarad.signature.RangeCheck;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;

/** What a score's inputs were compared with: a component each, with the range and on which side the value lies. */
final class RangeChecks {
    private static final Code VOLUME = Ucum.unit("mm3");

    private RangeChecks() {}

    static void add(Observation score, List<RangeCheck> checks) {
        checks.forEach(check -> add(score.addComponent(), check));
    }

    private static void add(ObservationComponentComponent component, RangeCheck check) {
        String when = check.timePoint().isEmpty() ? "" : ", " + check.timePoint();
        component.setCode(Texts.concept(
                "Range check of " + check.subject() + when, new Coding(FhirSystems.RANGE_CHECK, code(check), null)));
        if (Double.isFinite(check.value())) {
            component.setValue(quantity(check, check.value()));
        } else {
            component.setDataAbsentReason(Quantities.whyNotFinite(check.value()));
        }
        component.addInterpretation(interpretation(check));
        ObservationReferenceRangeComponent range = new ObservationReferenceRangeComponent();
        if (Double.isFinite(check.lowest())) {
            range.setLow(quantity(check, check.lowest()));
        }
        if (Double.isFinite(check.highest())) {
            range.setHigh(quantity(check, check.highest()));
        }
        if (!range.isEmpty()) {
            component.addReferenceRange(range);
        }
    }

    private static String code(RangeCheck check) {
        return check.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Acquisition parameters have the unit of their attribute, which the check does not name. */
    private static Quantity quantity(RangeCheck check, double value) {
        return switch (check.kind()) {
            case FEATURE_RANGE -> Quantities.of(value, Ucum.NO_UNITS);
            case SCAN_INTERVAL -> Quantities.of(value, Ucum.DAY);
            case MASK_SIZE -> Quantities.of(value, check.subject().equals(RangeCheck.VOLUME) ? VOLUME : Ucum.NO_UNITS);
            case ACQUISITION -> Quantities.withoutUnit(value);
        };
    }

    private static CodeableConcept interpretation(RangeCheck check) {
        Coding coding =
                switch (check.outcome()) {
                    case INSIDE -> new Coding(FhirSystems.INTERPRETATION, "N", "Normal");
                    case OUTSIDE -> new Coding(FhirSystems.INTERPRETATION, "A", "Abnormal");
                    case UNKNOWN -> new Coding(FhirSystems.INTERPRETATION, "IND", "Indeterminate");
                };
        return Texts.concept(check.sentence(), coding);
    }
}
