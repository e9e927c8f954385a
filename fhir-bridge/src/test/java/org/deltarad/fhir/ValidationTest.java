package org.deltarad.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The resources against FHIR R4's own profiles and code systems, by HAPI's instance validator. */
class ValidationTest {
    /** Every warning and information that the validator may give, and why it is none of ours to mend. */
    private static final Map<String, String> REMARKS = Map.ofEntries(
            Map.entry(
                    "Unknown code in fragment CodeSystem 'https://deltarad\\.org/fhir/CodeSystem/signature#.*",
                    "a site has signatures of its own"),
            Map.entry(
                    "ValueSet 'http://dicom\\.nema\\.org/.*' not found",
                    "the value sets are the DICOM standard's pages, not FHIR resources"),
            Map.entry(
                    "Best Practice Recommendation: In general, all observations should have a performer",
                    "a performer is a person or an organization; the measurer is in Observation.device"),
            Map.entry(
                    "Best Practice Recommendation: In general, all observations should have an effective\\[x\\].*",
                    "de-identified images without dates have no time to give"),
            Map.entry(
                    "The markdown contains content that appears to be an embedded HTML tag starting at '<m'.*",
                    "the sample's ROI label has a < in it on purpose, notes give labels as they are"),
            Map.entry(
                    "None of the codings provided are in the value set 'IdentifierType'.*DCM#(112039|112040|110180)\\).*",
                    "an extensible binding without tracking and study identifiers; the codes are those of HL7's guide"),
            Map.entry(
                    "None of the codings provided are in the value set 'Observation Category Codes'.*#imaging, .*",
                    "a preferred binding, and imaging is in it: the second coding is the category of HL7's guide, which"
                            + " wants it in every category"),
            Map.entry(
                    "The value '-?0\\.\\d+' is outside the range of commonly/reasonably supported decimals",
                    "changes are given to the last digit of the double"),
            Map.entry(
                    "None of the codings provided are in the value set 'LOINC Diagnostic Report Codes'.*",
                    "a preferred binding; the SR's document title (126000, DCM) says exactly what the report is"));

    static final Set<ResultSeverityEnum> SERIOUS = Set.of(ResultSeverityEnum.ERROR, ResultSeverityEnum.FATAL);

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
        Bundle bundle = bundles().get(2);
        Observation panel = FhirMapperTest.all(bundle, Observation.class).get(0);
        panel.setStatus(null);
        panel.getComponent().get(0).getValueQuantity().setCode("no-such-unit");
        panel.getInterpretation().add(Texts.concept("x", new Coding(FhirSystems.INTERPRETATION, "ZZ", null)));
        assertThat(validate(panel))
                .filteredOn(remark -> remark.getSeverity() == ResultSeverityEnum.ERROR)
                .extracting(SingleValidationMessage::getMessage)
                .anyMatch(message -> message.contains("Observation.status: minimum required = 1"))
                .anyMatch(message -> message.contains("no-such-unit"))
                .anyMatch(message -> message.contains("Unknown code") && message.contains("#ZZ"));
    }

    private static List<Bundle> bundles() throws Exception {
        FhirSettings open = new FhirSettings(
                SampleReports.SETTINGS.zone(),
                SampleReports.SETTINGS.patients(),
                SampleReports.SETTINGS.accessionSystem(),
                true);
        FhirMapper mapper = new FhirMapper(SampleReports.SETTINGS);
        ReportBundle first = mapper.map(SampleReports.twoTimePoints("P1", 1));
        List<Bundle> bundles = new ArrayList<>();
        for (Resource example : PublishedFilesTest.examples().values()) {
            bundles.add((Bundle) example);
        }
        bundles.addAll(List.of(
                first.bundle(),
                mapper.map(SampleReports.replacement("P1", 1), Optional.of(first), List.of())
                        .bundle(),
                new FhirMapper(open).map(SampleReports.oneTimePoint("P1", 1)).bundle(),
                new FhirMapper(open).map(SampleReports.undated("P1", 1)).bundle()));
        return bundles;
    }

    private static List<SingleValidationMessage> validate(Resource resource) {
        return Validator.get().validate(resource);
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
