package org.deltarad.fhir;

import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.Subject;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The imaging order by its accession number: the EHR has the ServiceRequest, the node knows its identifier only. */
final class Orders {
    private Orders() {}

    /** What the report's study was ordered by; empty where it has no accession number. */
    static Optional<Reference> of(Subject subject, Optional<String> defaultSystem) {
        return accession(subject, defaultSystem)
                .map(identifier -> new Reference().setType("ServiceRequest").setIdentifier(identifier));
    }

    /** Accession Number (0008,0050) with its issuer's system, else the site's, else none. */
    static Optional<Identifier> accession(Subject subject, Optional<String> defaultSystem) {
        return subject.accessionNumber()
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .map(number -> {
                    Identifier identifier = new Identifier()
                            .setType(Texts.concept(
                                    "Accession Number",
                                    new Coding(FhirSystems.IDENTIFIER_TYPE, "ACSN", "Accession ID")))
                            .setValue(number);
                    issuer(subject).or(() -> defaultSystem).ifPresent(identifier::setSystem);
                    return identifier;
                });
    }

    /** Universal Entity ID of the Issuer of Accession Number Sequence, where it is an OID (PS3.3 10.14). */
    private static Optional<String> issuer(Subject subject) {
        List<Dataset> items = subject.attributes().items(Tag.IssuerOfAccessionNumberSequence);
        return items.stream()
                .filter(item -> item.string(Tag.UniversalEntityIDType)
                        .filter("ISO"::equals)
                        .isPresent())
                .flatMap(item -> item.string(Tag.UniversalEntityID).stream())
                .map(FhirSystems::oid)
                .findFirst();
    }
}
