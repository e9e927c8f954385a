package org.deltarad.fhir;

import java.util.List;
import org.deltarad.report.Report;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** Who made a report's resources, from what, and which report they replace. One per SR, kept when it is replaced. */
record Provenances(Report report, ReportKeys keys, Times times) {
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";

    /**
     * @param results    what it is the provenance of
     * @param algorithms that made them
     * @param studies    Study Instance UIDs of the images
     */
    Provenance of(
            List<ResourceKey> results, List<ResourceKey> algorithms, Observations observations, List<String> studies) {
        boolean replaces = keys.predecessor().isPresent();
        Provenance provenance = new Provenance();
        Marks.profile(provenance, "provenance");
        provenance.getMeta().addTag(new Coding(FhirSystems.PROVENANCE_TAG, report.sopInstanceUid(), null));
        provenance.setText(Texts.narrative("Made by " + report.device().name() + ", version "
                + report.device().version() + ", with SR " + report.sopInstanceUid()));
        results.forEach(result -> provenance.addTarget(result.reference()));
        provenance.setRecordedElement(times.instant(report.created()));
        provenance.setActivity(Texts.concept(
                replaces ? "Replaces an earlier report" : "New report",
                new Coding(OPERATION, replaces ? "UPDATE" : "CREATE", replaces ? "revise" : "create")));
        provenance
                .addAgent()
                .setType(participant("assembler", "Assembler"))
                .setWho(keys.device().reference());
        algorithms.forEach(algorithm -> provenance
                .addAgent()
                .setType(participant("performer", "Performer"))
                .setWho(algorithm.reference()));
        studies.forEach(uid ->
                provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(observations.study(uid)));
        keys.diagnosticReport().earlier().stream().findFirst().ifPresent(earlier -> provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.REVISION)
                .setWhat(new Reference()
                        .setType("DiagnosticReport")
                        .setIdentifier(new Identifier()
                                .setSystem(FhirSystems.DICOM_UID)
                                .setValue(earlier))));
        return provenance;
    }

    private static CodeableConcept participant(String code, String display) {
        return Texts.concept(display, new Coding(PARTICIPANT, code, display));
    }
}
