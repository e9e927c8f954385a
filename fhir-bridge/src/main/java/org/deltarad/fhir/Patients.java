package org.deltarad.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.Subject;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/** The report's patient: the identifier, and demographics only where the site wants them. */
final class Patients {
    private Patients() {}

    static Patient of(Subject subject, ResourceKey key, boolean demographics) {
        Patient patient = new Patient();
        patient.setText(Texts.narrative("Patient " + key.value()));
        patient.addIdentifier(key.identifier()
                .setType(Texts.concept(
                        "Patient ID", new Coding(FhirSystems.IDENTIFIER_TYPE, "MR", "Medical record number"))));
        if (demographics) {
            subject.patientName().flatMap(Patients::name).ifPresent(patient::addName);
            subject.sex().map(Patients::gender).ifPresent(patient::setGender);
            subject.birthDate().flatMap(Patients::birthDate).ifPresent(patient::setBirthDateElement);
        }
        return patient;
    }

    /** The alphabetic group of a PN: family, given, middle, prefix, suffix (PS3.5 6.2.1). */
    private static Optional<HumanName> name(String pn) {
        List<String> parts = List.of(pn.split("=", -1)[0].split("\\^", -1));
        HumanName name = new HumanName();
        part(parts, 0).ifPresent(name::setFamily);
        part(parts, 1).ifPresent(name::addGiven);
        part(parts, 2).ifPresent(name::addGiven);
        part(parts, 3).ifPresent(name::addPrefix);
        part(parts, 4).ifPresent(name::addSuffix);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static Optional<String> part(List<String> parts, int index) {
        return index < parts.size()
                ? Optional.of(parts.get(index).strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static AdministrativeGender gender(String sex) {
        return switch (sex.strip()) {
            case "M" -> AdministrativeGender.MALE;
            case "F" -> AdministrativeGender.FEMALE;
            case "O" -> AdministrativeGender.OTHER;
            default -> AdministrativeGender.UNKNOWN;
        };
    }

    private static Optional<DateType> birthDate(String da) {
        try {
            LocalDate date = LocalDate.parse(da.strip(), DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(new DateType(date.toString()));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
