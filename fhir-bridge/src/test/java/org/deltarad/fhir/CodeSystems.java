package org.deltarad.fhir;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.FeatureCodes;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/** Code systems as FHIR resources, from the codes in the sources. */
final class CodeSystems {
    private CodeSystems() {}

    /** DeltaRad's own codes. */
    static CodeSystem deltarad() {
        CodeSystem system = start("deltarad", "DeltaRadCodes", "DeltaRad's own codes", FhirSystems.DELTARAD);
        system.setDescription("What no standard scheme has a concept for; 99DELTARAD in the SR.");
        system.setContent(CodeSystemContentMode.COMPLETE);
        return with(system, constants(DeltaRadCodes.class));
    }

    /** The codes of IBSI that features have. */
    static CodeSystem ibsi(List<String> features) {
        CodeSystem system = start("ibsi", "IbsiFeatures", "IBSI features", FhirSystems.IBSI);
        system.setDescription("Features of the Image Biomarker Standardisation Initiative that DeltaRad computes, by"
                + " IBSI's permanent identifiers; meanings as in DICOM PS3.16 where it has them.");
        system.setContent(CodeSystemContentMode.FRAGMENT);
        Map<String, String> codes = new TreeMap<>();
        features.stream()
                .map(FeatureCodes::concept)
                .filter(code -> code.scheme().equals("IBSI"))
                .forEach(code -> codes.put(code.value(), code.meaning()));
        return with(system, codes);
    }

    /** The codes of DICOM that resources have; HAPI's own copy of 2019 lacks some. */
    static CodeSystem dicom() {
        CodeSystem system = start("dcm", "DicomCodes", "DICOM codes", FhirSystems.DCM);
        system.setContent(CodeSystemContentMode.FRAGMENT);
        Map<String, String> codes = constants(Dcm.class);
        for (Code code : List.of(
                Observations.DERIVED,
                new Code("110180", "DCM", "Study Instance UID"),
                Dcm.modality("MR"),
                Dcm.modality("CT"),
                Dcm.modality("PT"),
                new Code("SEG", "DCM", "Segmentation"),
                new Code("RTSTRUCT", "DCM", "RT Structure Set"),
                new Code("SR", "DCM", "Structured Report"))) {
            codes.put(code.value(), code.meaning());
        }
        return with(system, codes);
    }

    private static CodeSystem start(String id, String name, String title, String url) {
        CodeSystem system = new CodeSystem();
        system.setId(id);
        system.setUrl(url).setVersion("0.1.0").setName(name).setTitle(title);
        system.setStatus(PublicationStatus.ACTIVE).setExperimental(true);
        system.setDateElement(new DateTimeType("2026-11-21")).setPublisher("DeltaRad");
        system.setCaseSensitive(true);
        return system;
    }

    private static CodeSystem with(CodeSystem system, Map<String, String> codes) {
        codes.forEach((code, display) -> system.addConcept().setCode(code).setDisplay(display));
        return system;
    }

    private static Map<String, String> constants(Class<?> of) {
        Map<String, String> codes = new TreeMap<>();
        Arrays.stream(of.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == Code.class)
                .map(CodeSystems::value)
                .sorted(Comparator.comparing(Code::value))
                .forEach(code -> codes.put(code.value(), code.meaning()));
        return codes;
    }

    private static Code value(Field field) {
        try {
            return (Code) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
