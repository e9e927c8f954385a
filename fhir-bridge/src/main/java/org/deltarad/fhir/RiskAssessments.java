package org.deltarad.fhir;

import java.util.Optional;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.signature.ScoreResult.Scored;
import org.deltarad.signature.Signature;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/** The risk group of a score, for systems that look for risks rather than for numbers. No score, no assessment. */
record RiskAssessments(ReportKeys keys, Optional<Reference> order) {

    /** @param score the score's observation, whose time is the assessment's */
    RiskAssessment of(Scored scored, Observation score) {
        Signature signature = scored.signature();
        ResourceKey key = keys.risk(signature);
        RiskAssessment risk = new RiskAssessment();
        Marks.result(risk, "risk");
        String sentence = Scores.sentence(scored);
        risk.setText(Texts.narrative(sentence, Texts.RESEARCH_USE_ONLY));
        key.identifiers().forEach(risk::addIdentifier);
        order.ifPresent(o -> risk.setBasedOn(o.copy()));
        risk.setStatus(key.replaces() ? RiskAssessmentStatus.AMENDED : RiskAssessmentStatus.PRELIMINARY);
        risk.setCode(concept(signature));
        risk.setMethod(concept(signature));
        risk.setSubject(keys.patient().reference());
        if (score.hasEffective()) {
            risk.setOccurrence(score.getEffective().copy());
        }
        risk.setPerformer(keys.algorithm(signature).reference());
        risk.addBasis(keys.score(signature).reference());
        RiskAssessmentPredictionComponent prediction = risk.addPrediction();
        prediction.setOutcome(new CodeableConcept().setText(signature.endpoint()));
        prediction.setQualitativeRisk(
                Texts.concept(Scores.groupName(scored.group()), Texts.coding(DeltaRadCodes.riskGroup(scored.group()))));
        prediction.setRationale(sentence);
        risk.addNote(Texts.note(Texts.RESEARCH_USE_ONLY));
        scored.warnings().forEach(warning -> risk.addNote(Texts.note("Warning: " + warning)));
        return risk;
    }

    private static CodeableConcept concept(Signature signature) {
        return Texts.concept(signature.title(), new Coding(FhirSystems.SIGNATURE, signature.id(), signature.title()));
    }
}
