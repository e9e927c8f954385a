package org.deltarad.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.Report;
import org.deltarad.report.Subject;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class FhirMapperTest {
    private final FhirMapper mapper = new FhirMapper(SampleReports.SETTINGS);

    @Test
    void aReportOfTwoTimePointsIsElevenResources() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
        assertThat(bundle.getEntry().stream().map(e -> e.getResource().fhirType()))
                .containsExactly(
                        "Patient",
                        "Device",
                        "ImagingStudy",
                        "ImagingStudy",
                        "Observation",
                        "Observation",
                        "Observation",
                        "Observation",
                        "Observation",
                        "Observation",
                        "DiagnosticReport");
        DiagnosticReport report = all(bundle, DiagnosticReport.class).get(0);
        assertThat(report.getIdentifierFirstRep().getSystem()).isEqualTo("urn:dicom:uid");
        assertThat(report.getIdentifierFirstRep().getValue()).isEqualTo("urn:oid:2.25.90001");
        assertThat(report.getResult()).hasSize(6);
        assertThat(report.getImagingStudy()).hasSize(2);
        assertThat(report.getConclusion())
                .startsWith("Research use only.")
                .contains("Delta_rad 1.0: score 0.30000000000000004, high risk group (cut-off 0.25).")
                .contains("Pre_rad 1.0: no score. No calibration for extraction S1.");
    }

    @Test
    void everyReferenceHasItsTarget() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        Set<String> targets = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .collect(Collectors.toSet());
        assertThat(targets).hasSize(bundle.getEntry().size());
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            assertThat(R4.context()
                            .newTerser()
                            .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class))
                    .allSatisfy(reference -> assertThat(
                                    reference.hasReference()
                                            ? reference.getReference()
                                            : targets.iterator().next())
                            .isIn(targets));
        }
    }

    @Test
    void everyResourceIsCreatedOnlyWhereItsIdentifierIsNew() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P|1,$ é", 1));
        assertThat(bundle.getEntry()).allSatisfy(entry -> {
            assertThat(entry.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.POST);
            assertThat(entry.getRequest().getUrl())
                    .isEqualTo(entry.getResource().fhirType());
        });
        assertThat(bundle.getEntry().stream().map(entry -> entry.getRequest().getIfNoneExist()))
                .doesNotHaveDuplicates()
                .contains(
                        "identifier=https://hospital.example.org/patient-id|P%5C%7C1%5C%2C%5C%24%20%C3%A9",
                        "identifier=urn:dicom:uid|urn:oid:2.25.90001",
                        "identifier=urn:dicom:uid|urn:oid:2.25.10001",
                        "identifier=https://deltarad.org/fhir/NamingSystem/observation|2.25.90001:mid-treatment");
    }

    @Test
    void mappingAgainGivesTheSameText() throws Exception {
        Report report = SampleReports.twoTimePoints("P1", 1);
        assertThat(mapper.map(report)).isEqualTo(mapper.map(report));
    }

    @Test
    void featuresKeepEveryDigit() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        Map<String, Double> expected = SampleReports.baseline();
        Observation panel = observation(bundle, "2.25.90001:baseline");
        assertThat(panel.getComponent()).hasSize(expected.size());
        Map<String, Double> found = new HashMap<>();
        for (ObservationComponentComponent component : panel.getComponent()) {
            String name = code(component, FhirSystems.FEATURE);
            found.put(
                    name,
                    component.hasValueQuantity()
                            ? component.getValueQuantity().getValue().doubleValue()
                            : Double.NaN);
        }
        assertThat(found).isEqualTo(expected);
        ObservationComponentComponent undefined = component(panel, FhirSystems.FEATURE, "original_ngtdm_Coarseness");
        assertThat(undefined.hasValue()).isFalse();
        assertThat(undefined.getDataAbsentReason().getCodingFirstRep().getCode())
                .isEqualTo("not-a-number");
    }

    @Test
    void featuresHaveIbsiCodesAndUcumUnits() throws Exception {
        Observation panel = observation(map(SampleReports.twoTimePoints("P1", 1)), "2.25.90001:baseline");
        ObservationComponentComponent volume = component(panel, FhirSystems.FEATURE, "original_shape_MeshVolume");
        assertThat(code(volume, FhirSystems.IBSI)).isEqualTo("RNU0");
        assertThat(volume.getValueQuantity().getSystem()).isEqualTo("http://unitsofmeasure.org");
        assertThat(volume.getValueQuantity().getCode()).isEqualTo("mm3");
        ObservationComponentComponent mean = component(panel, FhirSystems.FEATURE, "original_firstorder_Mean");
        assertThat(mean.getValueQuantity().getCode()).isEqualTo("[arb'U]");
        ObservationComponentComponent filtered =
                component(panel, FhirSystems.FEATURE, "wavelet-LLH_glcm_Autocorrelation");
        assertThat(filtered.getCode().getCoding()).hasSize(1);
        assertThat(filtered.getValueQuantity().getCode()).isEqualTo("1");
    }

    @Test
    void deltasAreInASystemOfTheirOwn() throws Exception {
        Observation delta = observation(map(SampleReports.twoTimePoints("P1", 1)), "2.25.90001:delta");
        ObservationComponentComponent mean = component(delta, FhirSystems.DELTA_FEATURE, "original_firstorder_Mean");
        assertThat(mean.getValueQuantity().getValue()).isEqualTo(new BigDecimal(Double.toString(0.2 + 0.1)));
        assertThat(delta.getComponent())
                .hasSize(SampleReports.baseline().size())
                .allSatisfy(c -> assertThat(c.getCode().getCoding())
                        .extracting(Coding::getSystem)
                        .containsExactly(FhirSystems.DELTA_FEATURE));
        assertThat(component(delta, FhirSystems.DELTA_FEATURE, "original_ngtdm_Coarseness")
                        .hasDataAbsentReason())
                .isTrue();
        assertThat(delta.getEffectivePeriod().getStartElement().getValueAsString())
                .isEqualTo("2026-01-31T09:30:15+01:00");
    }

    @Test
    void timesHaveTheOffsetOfTheirSeason() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        assertThat(observation(bundle, "2.25.90001:baseline")
                        .getEffectiveDateTimeType()
                        .getValueAsString())
                .isEqualTo("2026-01-31T09:30:15+01:00");
        assertThat(observation(bundle, "2.25.90001:mid-treatment")
                        .getEffectiveDateTimeType()
                        .getValueAsString())
                .isEqualTo("2026-04-02T14:05:00.250+02:00");
    }

    @Test
    void aScoreSaysGroupCutOffAndProvenance() throws Exception {
        Observation score = observation(map(SampleReports.twoTimePoints("P1", 1)), "2.25.90001:score:Delta_rad:1.0");
        assertThat(score.getValueQuantity().getValue()).isEqualTo(new BigDecimal("0.30000000000000004"));
        assertThat(score.getInterpretationFirstRep().getText()).isEqualTo("high risk group: score above the cut-off");
        assertThat(score.getInterpretationFirstRep().getCoding())
                .extracting(Coding::getCode)
                .containsExactly("H");
        assertThat(component(score, FhirSystems.DELTARAD, "RISK_GROUP")
                        .getValueCodeableConcept()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("HIGH");
        assertThat(score.getReferenceRange()).hasSize(2);
        assertThat(score.getReferenceRange().get(0).getHigh().getValue()).isEqualTo(new BigDecimal("0.25"));
        assertThat(score.getReferenceRange().get(0).getText()).startsWith("low risk group");
        assertThat(score.getReferenceRange().get(1).getLow().getValue()).isEqualTo(new BigDecimal("0.25"));
        assertThat(score.getNote())
                .extracting(note -> note.getText())
                .contains(
                        "Warning: The cohort is synthetic.",
                        "Research use only. Not for diagnosis or treatment decisions.");
        assertThat(score.getComponent())
                .filteredOn(c -> c.hasValueStringType())
                .extracting(c -> c.getValueStringType().getValue())
                .containsExactly("Delta_rad", "1.0", "a".repeat(64), "demo", "2", "b".repeat(64), "Synthetic cohort");
        assertThat(component(score, FhirSystems.CONTRIBUTION, "original_firstorder_Mean")
                        .getValueQuantity()
                        .getValue())
                .isEqualTo(new BigDecimal("0.3"));
    }

    @Test
    void whereAHighScoreMeansLowRiskTheGroupIsLowAndTheScoreHigh() throws Exception {
        Observation score = observation(map(SampleReports.twoTimePoints("P1", 1)), "2.25.90001:score:Inverse:1.0");
        assertThat(score.getInterpretationFirstRep().getCoding())
                .extracting(Coding::getCode)
                .containsExactly("H");
        assertThat(component(score, FhirSystems.DELTARAD, "RISK_GROUP")
                        .getValueCodeableConcept()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("LOW");
        assertThat(score.getReferenceRange().get(0).getText()).startsWith("high risk group: up to");
        assertThat(score.getReferenceRange().get(1).getText()).startsWith("low risk group: above");
    }

    @Test
    void noScoreSaysWhy() throws Exception {
        Observation score = observation(map(SampleReports.twoTimePoints("P1", 1)), "2.25.90001:score:Pre_rad:1.0");
        assertThat(score.hasValue()).isFalse();
        assertThat(score.getDataAbsentReason().getCodingFirstRep().getCode()).isEqualTo("not-performed");
        assertThat(score.getDataAbsentReason().getText()).isEqualTo("No calibration for extraction S1.");
        assertThat(score.hasInterpretation()).isFalse();
    }

    @Test
    void studiesReferToImagesRoiAndTheSrItself() throws Exception {
        List<ImagingStudy> studies = all(map(SampleReports.twoTimePoints("P1", 1)), ImagingStudy.class);
        assertThat(studies.get(0).getSeries())
                .extracting(s -> s.getModality().getCode())
                .containsExactly("MR", "SEG");
        ImagingStudy mid = studies.get(1);
        assertThat(mid.getSeries()).extracting(s -> s.getModality().getCode()).containsExactly("MR", "RTSTRUCT", "SR");
        assertThat(mid.getSeries().get(0).getInstance())
                .extracting(i -> i.getUid())
                .containsExactly("2.25.20001.1.1", "2.25.20001.1.2", "2.25.20001.1.3");
        assertThat(mid.getSeries().get(2).getInstanceFirstRep().getUid()).isEqualTo("2.25.90001");
        assertThat(mid.getSeries().get(2).getInstanceFirstRep().getSopClass().getCode())
                .isEqualTo("urn:oid:1.2.840.10008.5.1.4.1.1.88.34");
        assertThat(mid.getStartedElement().getValueAsString()).isEqualTo("2026-04-02");
        assertThat(mid.getIdentifier().get(1).getValue()).isEqualTo("ACC-1");
        assertThat(studies.get(0).getIdentifier()).hasSize(1);
    }

    @Test
    void aPatientIsAnIdentifierAndNoMore() throws Exception {
        String json = mapper.map(SampleReports.twoTimePoints("P1", 1)).json();
        assertThat(json).doesNotContain("Doe^", "Jane", "1950");
        Patient patient =
                all(map(SampleReports.twoTimePoints("P1", 1)), Patient.class).get(0);
        assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo(SampleReports.PATIENT_SYSTEM);
        assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo("P1");
    }

    @Test
    void demographicsGoOutWhereTheSiteWantsThem() throws Exception {
        FhirSettings open = new FhirSettings(SampleReports.SETTINGS.zone(), SampleReports.SETTINGS.patients(), true);
        Patient patient = all(
                        new FhirMapper(open)
                                .map(SampleReports.twoTimePoints("P1", 1))
                                .bundle(),
                        Patient.class)
                .get(0);
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Doe");
        assertThat(patient.getNameFirstRep().getGivenAsSingleString()).isEqualTo("Jane Q");
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1950-02-03");
        assertThat(patient.getGender().toCode()).isEqualTo("female");
    }

    @Test
    void theSamePatientIdOfAnotherIssuerIsAnotherPatient() throws Exception {
        assertThat(patientSystem("SITE-B")).isEqualTo("https://site-b.example.org/patient-id");
        assertThat(patientSystem("Unknown Site"))
                .isEqualTo("https://deltarad.org/fhir/NamingSystem/issuer/Unknown%20Site");
    }

    @Test
    void anotherSoftwareVersionIsAnotherDevice() {
        Report report = SampleReports.twoTimePoints("P1", 1);
        Report newer = new Report(
                report.sopInstanceUid(),
                report.seriesInstanceUid(),
                report.created(),
                report.subject(),
                new org.deltarad.report.Device("2.25.77", "DELTARAD1", "0.2.0"),
                report.extraction(),
                report.settings(),
                report.finding(),
                report.timePoints(),
                report.scores(),
                report.links());
        assertThat(new ReportKeys(newer, SampleReports.SETTINGS.patients()).device())
                .isNotEqualTo(new ReportKeys(report, SampleReports.SETTINGS.patients()).device());
    }

    @Test
    void aReportWithoutPatientIdIsRefused() {
        assertThatThrownBy(() -> mapper.map(SampleReports.twoTimePoints("", 1)))
                .isInstanceOf(UnmappableReportException.class)
                .hasMessageContaining("2.25.90001")
                .hasMessageContaining("Patient ID (0010,0020)");
    }

    @Test
    void aReportOfOneTimePointHasNoDelta() throws Exception {
        Bundle bundle = map(SampleReports.oneTimePoint("P1", 1));
        assertThat(all(bundle, Observation.class)).hasSize(2);
        assertThat(all(bundle, ImagingStudy.class)).hasSize(1);
        Observation score = observation(bundle, "2.25.80001:score:Delta_rad:1.0");
        assertThat(score.getDataAbsentReason().getText()).isEqualTo("No mid-treatment scan.");
        assertThat(all(bundle, Device.class).get(0).getVersionFirstRep().getValue())
                .isEqualTo("0.1.0");
    }

    private String patientSystem(String issuer) throws FhirException {
        Report report = SampleReports.twoTimePoints("P1", 1);
        Dataset attributes = report.subject().attributes().toBuilder()
                .text(Tag.IssuerOfPatientID, issuer)
                .build();
        Report other = SampleReports.report(
                report.sopInstanceUid(), new Subject(attributes), report.timePoints(), report.scores());
        return all(map(other), Patient.class).get(0).getIdentifierFirstRep().getSystem();
    }

    private Bundle map(Report report) throws FhirException {
        return mapper.map(report).bundle();
    }

    static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Observation observation(Bundle bundle, String identifier) {
        return all(bundle, Observation.class).stream()
                .filter(o -> o.getIdentifierFirstRep().getValue().equals(identifier))
                .findFirst()
                .orElseThrow();
    }

    private static String code(ObservationComponentComponent component, String system) {
        return component.getCode().getCoding().stream()
                .filter(coding -> coding.getSystem().equals(system))
                .map(Coding::getCode)
                .findFirst()
                .orElse("");
    }

    private static ObservationComponentComponent component(Observation panel, String system, String code) {
        return panel.getComponent().stream()
                .filter(c -> code(c, system).equals(code))
                .findFirst()
                .orElseThrow();
    }
}
