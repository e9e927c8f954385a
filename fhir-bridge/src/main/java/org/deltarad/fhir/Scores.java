package org.deltarad.fhir;

import org.deltarad.report.Report;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.Ucum;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.ScoreResult.NotScored;
import org.deltarad.signature.ScoreResult.Scored;
import org.deltarad.signature.ScoreResult.Withheld;
import org.deltarad.signature.Signature;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;

/** One observation per signature: the score with its risk group and cut-off, or why there is none. */
final class Scores {
    private final Report report;
    private final ReportKeys keys;
    private final Times times;
    private final Observations observations;

    Scores(Report report, ReportKeys keys, Times times, Observations observations) {
        this.report = report;
        this.keys = keys;
        this.times = times;
        this.observations = observations;
    }

    Observation of(ScoreResult result) {
        Signature signature = result.signature();
        Observation score = observations.start(
                keys.score(signature),
                "score",
                Observations.DERIVED,
                Texts.concept(signature.title(), new Coding(FhirSystems.SIGNATURE, signature.id(), signature.title())),
                keys.algorithm(signature),
                report.subject().studyInstanceUid());
        score.setBodySite(new Lesions(report, keys).site(report.baseline()));
        score.setMethod(Texts.concept(
                signature.id() + " " + signature.version() + ", extraction preset " + signature.extraction()));
        score.setText(Texts.narrative(sentence(result), Texts.RESEARCH_USE_ONLY));
        deriveFrom(score, signature.input());
        component(score, Dcm.ALGORITHM_NAME, signature.id());
        component(score, Dcm.ALGORITHM_VERSION, signature.version());
        component(score, DeltaRadCodes.SIGNATURE_HASH, signature.hash());
        if (result instanceof Scored scored) {
            fill(score, scored);
        } else if (result instanceof Withheld withheld) {
            score.setDataAbsentReason(
                    Quantities.notPerformed("Score withheld: " + String.join("; ", withheld.reasons())));
            calibration(score, withheld.calibration());
            RangeChecks.add(score, withheld.checks());
        } else if (result instanceof NotScored none) {
            score.setDataAbsentReason(Quantities.notPerformed(none.reason()));
        }
        score.addNote(Texts.note("Predicts " + signature.endpoint() + "; " + signature.citation()));
        score.addNote(Texts.note(Texts.RESEARCH_USE_ONLY));
        return score;
    }

    /** The outcome in one sentence for people. */
    static String sentence(ScoreResult result) {
        Signature signature = result.signature();
        if (result instanceof Scored scored) {
            return "%s %s: score %s, %s (cut-off %s)."
                    .formatted(
                            signature.id(),
                            signature.version(),
                            scored.value(),
                            groupName(scored.group()),
                            scored.cutoff());
        }
        if (result instanceof Withheld withheld) {
            return "%s %s: score withheld. %s"
                    .formatted(signature.id(), signature.version(), String.join("; ", withheld.reasons()));
        }
        return "%s %s: no score. %s".formatted(signature.id(), signature.version(), ((NotScored) result).reason());
    }

    private void deriveFrom(Observation score, Signature.Input input) {
        TimePoint mid = report.midTreatment().orElse(null);
        if (input == Signature.Input.DELTA && mid != null) {
            score.setEffective(times.between(report.baseline().acquired(), mid.acquired()));
            score.addDerivedFrom(keys.delta().reference());
        } else {
            score.setEffective(times.at(report.baseline().acquired()));
            score.addDerivedFrom(keys.panel(report.baseline().role()).reference());
        }
    }

    private void fill(Observation score, Scored scored) {
        if (Double.isFinite(scored.value())) {
            score.setValue(Quantities.of(scored.value(), Ucum.NO_UNITS));
            score.addInterpretation(interpretation(scored));
            score.addComponent()
                    .setCode(concept(DeltaRadCodes.RISK_GROUP))
                    .setValue(concept(DeltaRadCodes.riskGroup(scored.group())));
        } else {
            score.setDataAbsentReason(Quantities.whyNotFinite(scored.value()));
        }
        range(score, scored);
        calibration(score, scored.calibration());
        scored.contributions().stream()
                .filter(part -> Double.isFinite(part.part()))
                .forEach(part -> score.addComponent()
                        .setCode(Texts.concept(
                                "Contribution of " + part.feature(),
                                new Coding(FhirSystems.CONTRIBUTION, part.feature(), null)))
                        .setValue(Quantities.of(part.part(), Ucum.NO_UNITS)));
        RangeChecks.add(score, scored.checks());
        scored.warnings().forEach(warning -> score.addNote(Texts.note("Warning: " + warning)));
    }

    private static void calibration(Observation score, Calibration calibration) {
        component(score, DeltaRadCodes.CALIBRATION, calibration.id());
        component(score, DeltaRadCodes.CAL_VERSION, calibration.version());
        component(score, DeltaRadCodes.CAL_HASH, calibration.hash());
        component(score, DeltaRadCodes.COHORT, calibration.cohort().name());
    }

    /** High or Low in the HL7 sense: on which side of the cut-off the score is; the text says the risk group. */
    private static CodeableConcept interpretation(Scored scored) {
        boolean above = scored.group() == scored.signature().highMeans();
        String group = groupName(scored.group());
        return Texts.concept(
                group + ": score " + (above ? "above" : "not above") + " the cut-off",
                new Coding(FhirSystems.INTERPRETATION, above ? "H" : "L", above ? "High" : "Low"));
    }

    /** Two ranges that meet at the cut-off, each named by its risk group. */
    private static void range(Observation score, Scored scored) {
        RiskGroup above = scored.signature().highMeans();
        RiskGroup below = above == RiskGroup.HIGH ? RiskGroup.LOW : RiskGroup.HIGH;
        score.addReferenceRange()
                .setHigh(Quantities.of(scored.cutoff(), Ucum.NO_UNITS))
                .setText(groupName(below) + ": up to the cut-off " + scored.cutoff());
        score.addReferenceRange()
                .setLow(Quantities.of(scored.cutoff(), Ucum.NO_UNITS))
                .setText(groupName(above) + ": above the cut-off " + scored.cutoff());
    }

    static String groupName(RiskGroup group) {
        return group == RiskGroup.HIGH ? "high risk group" : "low risk group";
    }

    private static void component(Observation score, Code code, String value) {
        score.addComponent().setCode(concept(code)).setValue(new StringType(value));
    }

    private static CodeableConcept concept(Code code) {
        return Texts.concept(code.meaning(), Texts.coding(code));
    }
}
