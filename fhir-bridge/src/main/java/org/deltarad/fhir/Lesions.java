package org.deltarad.fhir;

import org.deltarad.report.Finding;
import org.deltarad.report.Report;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;

/** The lesion that is measured at all time points, known by its Tracking Unique Identifier. */
record Lesions(Report report, ReportKeys keys) {

    BodyStructure of(TimePoint point) {
        Finding finding = report.finding();
        BodyStructure lesion = new BodyStructure();
        Marks.profile(lesion, "lesion");
        lesion.setText(Texts.narrative("Lesion " + point.trackingUid() + ", " + siteText(point)));
        lesion.addIdentifier(keys.lesion(point.trackingUid())
                .identifier()
                .setType(Texts.concept("Tracking UID", Texts.coding(Dcm.TRACKING_UNIQUE_IDENTIFIER))));
        if (!point.trackingIdentifier().isBlank()) {
            lesion.addIdentifier(new Identifier()
                    .setType(Texts.concept("Tracking identifier", Texts.coding(Dcm.TRACKING_IDENTIFIER)))
                    .setValue(point.trackingIdentifier()));
        }
        lesion.setActive(true);
        lesion.setMorphology(concept(finding.type()));
        finding.site().map(Lesions::concept).ifPresent(lesion::setLocation);
        finding.laterality().map(Lesions::concept).ifPresent(lesion::addLocationQualifier);
        lesion.setPatient(keys.patient().reference());
        return lesion;
    }

    /** What the lesion is. */
    CodeableConcept finding() {
        return concept(report.finding().type());
    }

    /** The site as an observation has it: the finding site, where it is known, and the lesion. */
    CodeableConcept site(TimePoint point) {
        CodeableConcept site = new CodeableConcept().setText(siteText(point));
        report.finding().siteCodes().forEach(code -> site.addCoding(Texts.coding(code)));
        site.addExtension(new Extension(
                FhirSystems.BODY_STRUCTURE, keys.lesion(point.trackingUid()).reference()));
        return site;
    }

    private String siteText(TimePoint point) {
        StringBuilder text = new StringBuilder(report.finding().type().meaning());
        report.finding().siteCodes().forEach(code -> text.append(", ").append(code.meaning()));
        if (!point.trackingIdentifier().isBlank()) {
            text.append(" '").append(point.trackingIdentifier()).append('\'');
        }
        return text.toString();
    }

    private static CodeableConcept concept(Code code) {
        return Texts.concept(code.meaning(), Texts.coding(code));
    }
}
