package org.deltarad.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.Report;
import org.deltarad.report.Subject;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.Test;

class FhirMapperTest {
    private final FhirMapper mapper = new FhirMapper(SampleReports.SETTINGS);

    @Test
    void whatAReportOfTwoTimePointsIs() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
        assertThat(types(bundle))
                .containsExactly(
                        "Patient",
                        "Device", // node
                        "Device", // extraction
                        "Device",
                        "Device",
                        "Device", // a signature each
                        "ImagingStudy",
                        "ImagingStudy",
                        "BodyStructure",
                        "Observation", // baseline
                        "Observation", // mid-treatment
                        "Observation", // change
                        "Observation",
                        "RiskAssessment", // Delta_rad
                        "Observation",
                        "RiskAssessment", // Inverse
                        "Observation", // Pre_rad, without a score
                        "DiagnosticReport",
                        "Provenance");
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
        assertEveryReferenceHasItsTarget(map(SampleReports.twoTimePoints("P1", 1)));
    }

    private static void assertEveryReferenceHasItsTarget(Bundle bundle) {
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
    void everyResultIsForResearchOnlyToMachinesAndPeople() throws Exception {
        for (Bundle bundle : List.of(map(SampleReports.twoTimePoints("P1", 1)), replaced())) {
            List<Resource> results = bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(r -> Set.of("Observation", "RiskAssessment", "DiagnosticReport")
                            .contains(r.fhirType()))
                    .toList();
            assertThat(results).hasSizeGreaterThanOrEqualTo(9).allSatisfy(result -> {
                assertThat(result.getMeta().getSecurity())
                        .extracting(Coding::getCode)
                        .containsExactly("HRESCH");
                assertThat(result.getMeta().getTag())
                        .extracting(Coding::getDisplay)
                        .containsExactly("Research use only");
                assertThat(((DomainResource) result).getText().getDivAsString()).contains("Research use only.");
            });
        }
    }

    @Test
    void aRiskGroupIsAnAssessmentOnItsScore() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        List<RiskAssessment> risks = all(bundle, RiskAssessment.class);
        assertThat(risks).hasSize(2);
        RiskAssessment risk = risks.get(0);
        assertThat(risk.getPredictionFirstRep()
                        .getQualitativeRisk()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("HIGH");
        assertThat(risk.getPredictionFirstRep().getOutcome().getText()).isEqualTo("progression-free survival");
        assertThat(risk.getBasis())
                .extracting(Reference::getReference)
                .containsExactly(fullUrl(bundle, observation(bundle, "2.25.90001:score:Delta_rad:1.0")));
        assertThat(risk.getIdentifierFirstRep().getValue()).isEqualTo("2.25.90001:score:Delta_rad:1.0");
        assertThat(all(map(SampleReports.oneTimePoint("P1", 1)), RiskAssessment.class))
                .as("no score, no assessment")
                .isEmpty();
    }

    @Test
    void resultsAreBasedOnTheOrderOfTheReportsStudy() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        Reference order = all(bundle, DiagnosticReport.class).get(0).getBasedOnFirstRep();
        assertThat(order.getType()).isEqualTo("ServiceRequest");
        assertThat(order.getReference()).isNull();
        assertThat(order.getIdentifier().getSystem()).isEqualTo(SampleReports.ACCESSION_SYSTEM);
        assertThat(order.getIdentifier().getValue()).isEqualTo("ACC-1");
        assertThat(order.getIdentifier().getType().getCodingFirstRep().getCode())
                .isEqualTo("ACSN");
        assertThat(observation(bundle, "2.25.90001:delta")
                        .getBasedOnFirstRep()
                        .getIdentifier()
                        .getValue())
                .isEqualTo("ACC-1");
        assertThat(observation(bundle, "2.25.90001:baseline").hasBasedOn())
                .as("another study, whose order is not known")
                .isFalse();
    }

    @Test
    void theIssuerOfAnAccessionNumberIsItsSystem() throws Exception {
        Report report = SampleReports.oneTimePoint("P1", 1);
        Dataset attributes = report.subject().attributes().toBuilder()
                .items(
                        Tag.IssuerOfAccessionNumberSequence,
                        Dataset.builder()
                                .text(Tag.UniversalEntityID, "1.2.3")
                                .text(Tag.UniversalEntityIDType, "ISO")
                                .build())
                .build();
        Report other = SampleReports.report(
                report.sopInstanceUid(), new Subject(attributes), report.timePoints(), report.scores());
        assertThat(all(map(other), DiagnosticReport.class)
                        .get(0)
                        .getBasedOnFirstRep()
                        .getIdentifier()
                        .getSystem())
                .isEqualTo("urn:oid:1.2.3");
    }

    @Test
    void theLesionIsABodyStructureKnownByItsTrackingUid() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        List<BodyStructure> lesions = all(bundle, BodyStructure.class);
        assertThat(lesions).hasSize(1);
        assertThat(lesions.get(0).getIdentifier().get(0).getValue()).isEqualTo("urn:oid:2.25.66");
        assertThat(lesions.get(0).getIdentifier().get(1).getValue()).isEqualTo("GTV");
        assertThat(lesions.get(0).getMorphology().getCodingFirstRep().getCode()).isEqualTo("108369006");
        for (Observation observation : all(bundle, Observation.class)) {
            assertThat(((Reference) observation
                                    .getBodySite()
                                    .getExtensionByUrl(FhirSystems.BODY_STRUCTURE)
                                    .getValue())
                            .getReference())
                    .isEqualTo(fullUrl(bundle, lesions.get(0)));
        }
    }

    @Test
    void aPanelSaysWhichRegionOfWhichObject() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        Observation mid = observation(bundle, "2.25.90001:mid-treatment");
        Extension selection = mid.getDerivedFromFirstRep().getExtensionByUrl(Regions.EXTENSION);
        assertThat(((Coding) selection.getExtensionByUrl("code").getValue()).getCode())
                .isEqualTo("130488");
        assertThat(selection.getExtensionByUrl("uid").getValue().primitiveValue())
                .isEqualTo("2.25.20001.3.1");
        assertThat(selection.getExtensionByUrl("subset").getValue().primitiveValue())
                .isEqualTo("4");
        assertThat(selection.getExtensionByUrl("focusSeriesUid").getValue().primitiveValue())
                .isEqualTo("2.25.20001.1");
        assertThat(mid.getPartOfFirstRep().getIdentifier().getValue()).isEqualTo("urn:oid:2.25.20001");
    }

    @Test
    void algorithmsAreDevicesOfTheNodeWithTheirParameters() throws Exception {
        Bundle bundle = map(SampleReports.twoTimePoints("P1", 1));
        List<Device> devices = all(bundle, Device.class);
        Device extraction = devices.get(1);
        assertThat(extraction.getParent().getReference()).isEqualTo(fullUrl(bundle, devices.get(0)));
        assertThat(extraction.getProperty())
                .extracting(p ->
                        p.getType().getText() + '=' + p.getValueCodeFirstRep().getText())
                .containsExactly("binWidth=5", "resampledPixelSpacing=1, 1, 1 mm");
        assertThat(observation(bundle, "2.25.90001:delta").getDevice().getReference())
                .isEqualTo(fullUrl(bundle, extraction));
        assertThat(observation(bundle, "2.25.90001:score:Delta_rad:1.0")
                        .getDevice()
                        .getReference())
                .isEqualTo(fullUrl(bundle, devices.get(2)));
    }

    @Test
    void rangeChecksAreComponentsWithTheirRanges() throws Exception {
        Observation score = observation(map(SampleReports.twoTimePoints("P1", 1)), "2.25.90001:score:Delta_rad:1.0");
        ObservationComponentComponent days = component(score, FhirSystems.RANGE_CHECK, "scan-interval");
        assertThat(days.getValueQuantity().getValue()).isEqualTo(new BigDecimal("61.0"));
        assertThat(days.getValueQuantity().getCode()).isEqualTo("d");
        assertThat(days.getReferenceRangeFirstRep().getLow().getValue()).isEqualTo(new BigDecimal("14.0"));
        assertThat(days.getReferenceRangeFirstRep().getHigh().getValue()).isEqualTo(new BigDecimal("56.0"));
        assertThat(days.getInterpretationFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("A");
        assertThat(days.getInterpretationFirstRep().getText()).startsWith("61 days");
        assertThat(component(score, FhirSystems.RANGE_CHECK, "acquisition").hasValue())
                .isFalse();
        assertThat(component(score, FhirSystems.RANGE_CHECK, "mask-size")
                        .getReferenceRangeFirstRep()
                        .hasHigh())
                .isFalse();
    }

    @Test
    void thePdfIsThePresentedForm() throws Exception {
        byte[] pdf = {'%', 'P', 'D', 'F'};
        DiagnosticReport report = all(
                        mapper.map(SampleReports.oneTimePoint("P1", 1), Optional.empty(), List.of(Rendering.pdf(pdf)))
                                .bundle(),
                        DiagnosticReport.class)
                .get(0);
        assertThat(report.getPresentedForm()).hasSize(1);
        assertThat(report.getPresentedFormFirstRep().getContentType()).isEqualTo("application/pdf");
        assertThat(report.getPresentedFormFirstRep().getData()).isEqualTo(pdf);
        assertThat(report.getPresentedFormFirstRep().getSize()).isEqualTo(4);
    }

    @Test
    void aReplacementUpdatesWhatItReplaces() throws Exception {
        Bundle before = map(SampleReports.twoTimePoints("P1", 1));
        Bundle after = replaced();
        Observation score = observation(after, "2.25.70001:score:Delta_rad:1.0");
        assertThat(score.getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
        assertThat(score.getIdentifier().get(1).getValue()).isEqualTo("2.25.90001:score:Delta_rad:1.0");
        assertThat(score.getIdentifier().get(1).getUse()).isEqualTo(Identifier.IdentifierUse.OLD);
        assertThat(request(after, score).getMethod()).isEqualTo(Bundle.HTTPVerb.PUT);
        assertThat(request(after, score).getUrl())
                .isEqualTo("Observation?identifier="
                        + "https://deltarad.org/fhir/NamingSystem/observation|2.25.90001:score:Delta_rad:1.0");
        assertThat(fullUrl(after, score))
                .as("the same resource on the node's own server")
                .isEqualTo(fullUrl(before, observation(before, "2.25.90001:score:Delta_rad:1.0")));
        DiagnosticReport report = all(after, DiagnosticReport.class).get(0);
        assertThat(report.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.AMENDED);
        assertThat(report.getIdentifier())
                .extracting(Identifier::getValue)
                .containsExactly("urn:oid:2.25.70001", "urn:oid:2.25.90001");
        assertThat(report.getResult()).hasSize(5);
        Provenance provenance = all(after, Provenance.class).get(0);
        assertThat(provenance.getEntity())
                .filteredOn(e -> e.getRole() == Provenance.ProvenanceEntityRole.REVISION)
                .extracting(e -> e.getWhat().getIdentifier().getValue())
                .containsExactly("urn:oid:2.25.90001");
    }

    @Test
    void whatAReplacementHasNoMoreIsEnteredInError() throws Exception {
        Bundle after = replaced();
        Observation gone = observation(after, "2.25.90001:score:Pre_rad:1.0");
        assertThat(gone.getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        assertThat(request(after, gone).getMethod()).isEqualTo(Bundle.HTTPVerb.PUT);
        assertThat(request(after, gone).getUrl()).endsWith("|2.25.90001:score:Pre_rad:1.0");
        assertThat(observation(after, "2.25.70001:score:Inverse:1.0").hasValue())
                .as("withheld now")
                .isFalse();
        assertThat(all(after, RiskAssessment.class))
                .extracting(r -> r.getIdentifierFirstRep().getValue()
                        + ' '
                        + r.getStatus().toCode())
                .containsExactly(
                        "2.25.70001:score:Delta_rad:1.0 amended", "2.25.90001:score:Inverse:1.0 entered-in-error");
        assertEveryReferenceHasItsTarget(after);
    }

    @Test
    void aReplacementOfAReplacementKnowsBoth() throws Exception {
        ReportBundle second = new ReportBundle(R4.context().newJsonParser().encodeResourceToString(replaced()));
        Report third = SampleReports.withLinks(
                SampleReports.report(
                        "2.25.60001",
                        SampleReports.twoTimePoints("P1", 1).subject(),
                        SampleReports.twoTimePoints("P1", 1).timePoints(),
                        SampleReports.twoTimePoints("P1", 1).scores()),
                SampleReports.replacement("P1", 1));
        Bundle after = mapper.map(third, Optional.of(second), List.of()).bundle();
        assertThat(observation(after, "2.25.60001:delta").getIdentifier())
                .extracting(Identifier::getValue)
                .containsExactly("2.25.60001:delta", "2.25.70001:delta", "2.25.90001:delta");
        assertThat(observation(after, "2.25.60001:score:Pre_rad:1.0").getStatus())
                .as("back again")
                .isEqualTo(Observation.ObservationStatus.AMENDED);
        assertThat(after.getEntry())
                .extracting(Bundle.BundleEntryComponent::getFullUrl)
                .doesNotHaveDuplicates();
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

    /** Features of intensity have the image's unit, where the images are in one; the change only where both are. */
    @Test
    void intensitiesHaveTheUnitOfTheImages() throws Exception {
        Report scaled = SampleReports.twoTimePoints("P1", 1);
        Report ct = SampleReports.inUnits(scaled, "[hnsf'U]", "[hnsf'U]");
        assertThat(unitOfMean(ct, "2.25.90001:baseline", FhirSystems.FEATURE)).isEqualTo("[hnsf'U]");
        assertThat(unitOfMean(ct, "2.25.90001:delta", FhirSystems.DELTA_FEATURE))
                .isEqualTo("[hnsf'U]");
        Report mixed = SampleReports.inUnits(scaled, "[hnsf'U]", "");
        assertThat(unitOfMean(mixed, "2.25.90001:baseline", FhirSystems.FEATURE))
                .isEqualTo("[hnsf'U]");
        assertThat(unitOfMean(mixed, "2.25.90001:mid-treatment", FhirSystems.FEATURE))
                .isEqualTo("[arb'U]");
        assertThat(unitOfMean(mixed, "2.25.90001:delta", FhirSystems.DELTA_FEATURE))
                .isEqualTo("[arb'U]");
    }

    private String unitOfMean(Report report, String observation, String system) throws Exception {
        return component(observation(map(report), observation), system, "original_firstorder_Mean")
                .getValueQuantity()
                .getCode();
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
        FhirSettings open = new FhirSettings(
                SampleReports.SETTINGS.zone(),
                SampleReports.SETTINGS.patients(),
                SampleReports.SETTINGS.accessionSystem(),
                true);
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
    void anotherSoftwareVersionIsAnotherDevice() throws Exception {
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
        assertThat(device(newer)).isNotEqualTo(device(report));
    }

    private static ResourceKey device(Report report) throws FhirException {
        return new ReportKeys(report, SampleReports.SETTINGS.patients(), new Predecessor(Optional.empty())).device();
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

    private Bundle replaced() throws FhirException {
        return mapper.map(
                        SampleReports.replacement("P1", 1),
                        Optional.of(mapper.map(SampleReports.twoTimePoints("P1", 1))),
                        List.of())
                .bundle();
    }

    private static List<String> types(Bundle bundle) {
        return bundle.getEntry().stream().map(e -> e.getResource().fhirType()).toList();
    }

    private static String fullUrl(Bundle bundle, Resource resource) {
        return entry(bundle, resource).getFullUrl();
    }

    private static Bundle.BundleEntryRequestComponent request(Bundle bundle, Resource resource) {
        return entry(bundle, resource).getRequest();
    }

    private static Bundle.BundleEntryComponent entry(Bundle bundle, Resource resource) {
        return bundle.getEntry().stream()
                .filter(e -> e.getResource().equalsDeep(resource))
                .findFirst()
                .orElseThrow();
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
