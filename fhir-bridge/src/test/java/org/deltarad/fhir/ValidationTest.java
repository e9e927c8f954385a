package org.deltarad.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The resources against FHIR R4's own profiles and code systems, by HAPI's instance validator. */
class ValidationTest {
    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    /** Every warning and information that the validator may give, and why it is none of ours to mend. */
    private static final Map<String, String> REMARKS = Map.of(
            "CodeSystem is unknown and can't be validated: (https://deltarad\\.org/fhir/CodeSystem/"
                    + "|urn:oid:1\\.2\\.840\\.10008\\.2\\.16\\.13 ).*",
            "IBSI publishes no FHIR CodeSystem, nor do we",
            "ValueSet 'http://dicom\\.nema\\.org/.*' not found",
            "the value sets are the DICOM standard's pages, not FHIR resources",
            "Best Practice Recommendation: In general, all observations should have a performer",
            "a performer is a person or an organization; the measurer is in Observation.device",
            "Best Practice Recommendation: In general, all observations should have an effective\\[x\\].*",
            "de-identified images without dates have no time to give",
            "The markdown contains content that appears to be an embedded HTML tag starting at '<m'.*",
            "the sample's ROI label has a < in it on purpose, notes give labels as they are",
            "None of the codings provided are in the value set 'LOINC Diagnostic Report Codes'.*",
            "a preferred binding; the SR's document title (126000, DCM) says exactly what the report is");

    private static final Set<ResultSeverityEnum> SERIOUS = Set.of(ResultSeverityEnum.ERROR, ResultSeverityEnum.FATAL);

    private static FhirValidator validator;

    @BeforeAll
    static void makeValidator() {
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(R4.context()),
                new InMemoryTerminologyServerValidationSupport(R4.context()),
                new CommonCodeSystemsTerminologyService(R4.context())));
        validator = R4.context().newValidator().registerValidatorModule(instances);
    }

    @Test
    void everyResourceIsValid() throws Exception {
        for (Bundle bundle : bundles()) {
            for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
                assertValid(validate(entry.getResource()));
            }
        }
    }

    @Test
    void theTransactionsAreValidAndEveryRemarkIsKnown() throws Exception {
        List<SingleValidationMessage> remarks = new ArrayList<>();
        for (Bundle bundle : bundles()) {
            remarks.addAll(validate(bundle));
        }
        assertValid(remarks);
        assertThat(REMARKS.keySet())
                .as("explanations that nothing needs any more")
                .allMatch(known ->
                        remarks.stream().anyMatch(remark -> remark.getMessage().matches(known)));
    }

    @Test
    void theValidatorIsAwake() throws Exception {
        Bundle bundle = bundles().get(0);
        Observation panel = FhirMapperTest.all(bundle, Observation.class).get(0);
        panel.setStatus(null);
        panel.getComponent().get(0).getValueQuantity().setCode("no-such-unit");
        panel.getInterpretation().add(Texts.concept("x", new Coding(INTERPRETATION, "ZZ", null)));
        assertThat(validate(panel))
                .filteredOn(remark -> remark.getSeverity() == ResultSeverityEnum.ERROR)
                .extracting(SingleValidationMessage::getMessage)
                .anyMatch(message -> message.contains("Observation.status: minimum required = 1"))
                .anyMatch(message -> message.contains("no-such-unit"))
                .anyMatch(message -> message.contains("Unknown code") && message.contains("#ZZ"));
    }

    private static List<Bundle> bundles() throws FhirException {
        FhirSettings open = new FhirSettings(SampleReports.SETTINGS.zone(), SampleReports.SETTINGS.patients(), true);
        return List.of(
                new FhirMapper(SampleReports.SETTINGS)
                        .map(SampleReports.twoTimePoints("P1", 1))
                        .bundle(),
                new FhirMapper(open).map(SampleReports.oneTimePoint("P1", 1)).bundle(),
                new FhirMapper(open).map(SampleReports.undated("P1", 1)).bundle());
    }

    private static List<SingleValidationMessage> validate(Resource resource) {
        return validator.validateWithResult(resource).getMessages();
    }

    private static void assertValid(List<SingleValidationMessage> remarks) {
        assertThat(remarks)
                .filteredOn(remark -> SERIOUS.contains(remark.getSeverity()))
                .isEmpty();
        assertThat(remarks)
                .filteredOn(remark -> REMARKS.keySet().stream().noneMatch(remark.getMessage()::matches))
                .as("warnings and informations that have no explanation")
                .isEmpty();
    }
}
