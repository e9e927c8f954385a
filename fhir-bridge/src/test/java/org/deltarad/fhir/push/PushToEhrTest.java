package org.deltarad.fhir.push;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.fhir.FhirMapper;
import org.deltarad.fhir.FhirSystems;
import org.deltarad.fhir.R4;
import org.deltarad.fhir.Rendering;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.fhir.SampleReports;
import org.deltarad.fhir.ehr.JpaFhirServer;
import org.deltarad.report.Report;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against HAPI's JPA server. Tests share it, and keep apart by their patients' and reports' identifiers. */
class PushToEhrTest {
    private static final byte[] PDF = "%PDF-1.4 a document".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path folder;

    private static JpaFhirServer ehr;
    private static FhirPusher pusher;
    private static IGenericClient client;
    private final FhirMapper mapper = new FhirMapper(SampleReports.SETTINGS);

    @BeforeAll
    static void startEhr() {
        R4.context().getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        R4.context().getRestfulClientFactory().setSocketTimeout(60_000);
        openEhr();
    }

    private static void openEhr() {
        ehr = JpaFhirServer.on(folder.resolve("ehr"));
        pusher = new FhirPusher(FhirServer.at(ehr.baseUrl()));
        client = R4.context().newRestfulGenericClient(ehr.baseUrl().toString());
    }

    @AfterAll
    static void stopEhr() {
        ehr.close();
    }

    @Test
    void aReportArrivesOnceHoweverOftenItIsSent() throws Exception {
        ReportBundle bundle = mapper.map(SampleReports.twoTimePoints("ONCE", 1));
        PushResult.Delivered first = delivered(bundle);
        assertThat(first.resources()).hasSize(19).allMatch(stored -> stored.id().isPresent());
        assertThat(first.resources())
                .filteredOn(stored -> !Set.of("Device", "BodyStructure").contains(stored.type()))
                .allMatch(PushResult.Stored::created);

        PushResult.Delivered second = delivered(bundle);
        assertThat(second.resources()).noneMatch(PushResult.Stored::created);
        for (String type : List.of(
                "Patient",
                "Device",
                "ImagingStudy",
                "BodyStructure",
                "Observation",
                "RiskAssessment",
                "DiagnosticReport",
                "Provenance")) {
            assertThat(second.ids(type)).as(type).isNotEmpty().isEqualTo(first.ids(type));
        }
        assertThat(count("Observation?identifier=" + FhirSystems.OBSERVATION_ID + "|2.25.90001:delta"))
                .isOne();
        assertThat(count("Observation?patient.identifier=ONCE")).isEqualTo(6);
        assertThat(count("DiagnosticReport?patient.identifier=ONCE")).isOne();
        assertThat(count("ImagingStudy?patient.identifier=ONCE")).isEqualTo(2);
        assertThat(count("Patient?identifier=" + SampleReports.PATIENT_SYSTEM + "|ONCE"))
                .isOne();
        assertThat(count("Device?identifier=" + FhirSystems.DEVICE_ID + "|2.25.77:0.1.0"))
                .isOne();
    }

    @Test
    void theEhrHasTheValuesToTheLastDigit() throws Exception {
        Report report = SampleReports.twoTimePoints("EXACT", 2);
        PushResult.Delivered delivered = delivered(mapper.map(report));
        List<String> observations = delivered.ids("Observation");
        assertFeatures(
                observations.get(0), FhirSystems.FEATURE, report.baseline().features());
        assertFeatures(
                observations.get(1),
                FhirSystems.FEATURE,
                report.midTreatment().orElseThrow().features());
        assertFeatures(observations.get(2), FhirSystems.DELTA_FEATURE, report.deltas());
        Observation score = read(Observation.class, observations.get(3));
        assertThat(score.getValueQuantity().getValue()).isEqualTo(new BigDecimal("0.30000000000000004"));
        assertThat(score.getSubject().getReference())
                .isEqualTo("Patient/" + delivered.ids("Patient").get(0));
        assertThat(score.getDevice().getReference())
                .isEqualTo("Device/" + delivered.ids("Device").get(2));
        DiagnosticReport diagnostic =
                read(DiagnosticReport.class, delivered.ids("DiagnosticReport").get(0));
        assertThat(diagnostic.getResult())
                .extracting(result -> result.getReferenceElement().getIdPart())
                .isEqualTo(observations);
        assertThat(diagnostic.getImagingStudy())
                .extracting(study -> study.getReferenceElement().getIdPart())
                .isEqualTo(delivered.ids("ImagingStudy"));
    }

    @Test
    void theEhrFindsFeaturesByIbsiCodeButNoDeltas() throws Exception {
        String observation = delivered(mapper.map(SampleReports.twoTimePoints("IBSI", 3)))
                .ids("Observation")
                .get(0);
        assertThat(count("Observation?patient.identifier=IBSI&component-code=" + FhirSystems.IBSI + "|QWB0"))
                .isEqualTo(2);
        assertThat(count("Observation?_id=" + observation + "&component-code-value-quantity=" + FhirSystems.IBSI
                        + "|QWB0$17.25"))
                .isOne();
    }

    @Test
    void aSecondReportSharesPatientStudyAndDevice() throws Exception {
        PushResult.Delivered early = delivered(mapper.map(SampleReports.oneTimePoint("SHARED", 4)));
        PushResult.Delivered late = delivered(mapper.map(SampleReports.twoTimePoints("SHARED", 4)));
        assertThat(late.ids("Patient")).isEqualTo(early.ids("Patient"));
        assertThat(late.ids("Device")).containsAll(early.ids("Device"));
        assertThat(late.ids("ImagingStudy")).hasSize(2).containsAll(early.ids("ImagingStudy"));
        assertThat(late.ids("Observation")).doesNotContainAnyElementsOf(early.ids("Observation"));
        assertThat(count("ImagingStudy?patient.identifier=SHARED")).isEqualTo(2);
    }

    @Test
    void thePatientThatTheEhrOwnsStaysAsItIs() throws Exception {
        Patient owned = new Patient();
        owned.addIdentifier().setSystem(SampleReports.PATIENT_SYSTEM).setValue("OWNED");
        owned.addName().setFamily("Ehrmann");
        String id = client.create().resource(owned).execute().getId().getIdPart();
        PushResult.Delivered delivered = delivered(mapper.map(SampleReports.twoTimePoints("OWNED", 5)));
        assertThat(delivered.ids("Patient")).containsExactly(id);
        assertThat(delivered.resources().get(0).created()).isFalse();
        Patient after = read(Patient.class, id);
        assertThat(after.getNameFirstRep().getFamily()).isEqualTo("Ehrmann");
        assertThat(after.getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    void aPatientIdWithSearchCharactersIsThatPatientOnly() throws Exception {
        String plain = delivered(mapper.map(SampleReports.oneTimePoint("A", 6)))
                .ids("Patient")
                .get(0);
        ReportBundle odd = mapper.map(SampleReports.oneTimePoint("A,B|C$E é+&", 7));
        PushResult.Delivered first = delivered(odd);
        assertThat(first.resources().get(0).created()).isTrue();
        assertThat(first.ids("Patient")).doesNotContain(plain);
        assertThat(delivered(odd).ids("Patient")).isEqualTo(first.ids("Patient"));
        assertThat(read(Patient.class, first.ids("Patient").get(0))
                        .getIdentifierFirstRep()
                        .getValue())
                .isEqualTo("A,B|C$E é+&");
    }

    @Test
    void twoPatientsOfOneIdentifierAreRefusedAndNothingIsStored() throws Exception {
        for (int i = 0; i < 2; i++) {
            Patient patient = new Patient();
            patient.addIdentifier().setSystem(SampleReports.PATIENT_SYSTEM).setValue("TWICE");
            client.create().resource(patient).execute();
        }
        PushResult result = pusher.push(mapper.map(SampleReports.twoTimePoints("TWICE", 8)));
        assertThat(result).isInstanceOfSatisfying(PushResult.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.reason()).contains("matched 2 resources");
        });
        assertThat(count("DiagnosticReport?identifier=urn:dicom:uid|urn:oid:2.25.90008"))
                .isZero();
        assertThat(count("ImagingStudy?identifier=urn:dicom:uid|urn:oid:2.25.10008"))
                .isZero();
    }

    @Test
    void aServerThatWasDownGetsItAtTheNextTry() throws Exception {
        ReportBundle bundle = mapper.map(SampleReports.twoTimePoints("DOWN", 9));
        ehr.stop();
        PushResult down;
        try {
            down = pusher.push(bundle);
        } finally {
            ehr.start();
        }
        assertThat(down).isInstanceOf(PushResult.TemporaryFailure.class);
        assertThat(delivered(bundle).resources().get(0).created()).isTrue();
        assertThat(count("DiagnosticReport?patient.identifier=DOWN")).isOne();
    }

    @Test
    void aWrongPathDeliversNothing() throws Exception {
        URI wrong = URI.create(ehr.baseUrl() + "/NoSuchThing");
        PushResult result = new FhirPusher(FhirServer.at(wrong)).push(mapper.map(SampleReports.oneTimePoint("X", 10)));
        assertThat(result)
                .isInstanceOfSatisfying(PushResult.TemporaryFailure.class, failure -> assertThat(failure.reason())
                        .startsWith("HTTP 404: "));
    }

    @Test
    void aReplacedReportIsAmendedAcrossARestart() throws Exception {
        ReportBundle first = mapper.map(SampleReports.twoTimePoints("AMENDED", 12));
        ReportBundle second =
                mapper.map(SampleReports.replacement("AMENDED", 12), Optional.of(first), List.of(Rendering.pdf(PDF)));
        PushResult.Delivered before = delivered(first);
        String risk = before.ids("RiskAssessment").get(0);

        restart();
        PushResult.Delivered after = delivered(second);
        assertAmended(before, after);
        assertThat(delivered(second).resources()).noneMatch(PushResult.Stored::created);
        assertThat(delivered(first).resources())
                .as("the replaced report, late: it is there already")
                .noneMatch(PushResult.Stored::created);
        assertAmended(before, after);

        Observation score = read(Observation.class, before.ids("Observation").get(3));
        assertThat(score.getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
        assertThat(score.getValueQuantity().getValue()).isEqualTo(new BigDecimal("0.125"));
        assertThat(score.getMeta().getVersionId()).as("one update").isEqualTo("2");
        assertThat(read(RiskAssessment.class, risk)
                        .getPredictionFirstRep()
                        .getQualitativeRisk()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("LOW");
        DiagnosticReport report =
                read(DiagnosticReport.class, before.ids("DiagnosticReport").get(0));
        assertThat(report.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.AMENDED);
        assertThat(report.getPresentedFormFirstRep().getData()).isEqualTo(PDF);
        Observation old = client.read()
                .resource(Observation.class)
                .withIdAndVersion(score.getIdElement().getIdPart(), "1")
                .execute();
        assertThat(old.getValueQuantity().getValue())
                .as("the EHR's history has the replaced value")
                .isEqualTo(new BigDecimal("0.30000000000000004"));
    }

    /** One of everything, under the old identifier and the new one. */
    private static void assertAmended(PushResult.Delivered before, PushResult.Delivered after) {
        assertThat(after.ids("DiagnosticReport")).isEqualTo(before.ids("DiagnosticReport"));
        assertThat(after.ids("Observation")).containsExactlyInAnyOrderElementsOf(before.ids("Observation"));
        assertThat(count("DiagnosticReport?patient.identifier=AMENDED")).isOne();
        for (String sr : List.of("2.25.900012", "2.25.700012")) {
            assertThat(count("DiagnosticReport?identifier=urn:dicom:uid|urn:oid:" + sr))
                    .as(sr)
                    .isOne();
        }
        assertThat(count("Observation?patient.identifier=AMENDED")).isEqualTo(6);
        assertThat(count("Observation?patient.identifier=AMENDED&status=amended"))
                .isEqualTo(5);
        assertThat(count("Observation?patient.identifier=AMENDED&status=entered-in-error"))
                .isOne();
        assertThat(count("RiskAssessment?patient.identifier=AMENDED")).isEqualTo(2);
        assertThat(count("Provenance?target=" + "DiagnosticReport/"
                        + before.ids("DiagnosticReport").get(0)))
                .isEqualTo(2);
    }

    @Test
    void ofThreeReportsTheLastStaysWhateverTheOrder() throws Exception {
        ReportBundle first = mapper.map(SampleReports.twoTimePoints("ORDER", 13));
        Report replacement = SampleReports.replacement("ORDER", 13);
        ReportBundle second = mapper.map(replacement, Optional.of(first), List.of());
        Report last = SampleReports.withLinks(
                SampleReports.report(
                        "2.25.600013", replacement.subject(), replacement.timePoints(), replacement.scores()),
                replacement);
        ReportBundle third = mapper.map(last, Optional.of(second), List.of());
        String report = delivered(third).ids("DiagnosticReport").get(0);
        assertThat(pusher.push(second)).isEqualTo(new PushResult.Superseded("urn:oid:2.25.600013"));
        assertThat(delivered(first).ids("DiagnosticReport")).containsExactly(report);
        assertThat(read(DiagnosticReport.class, report).getIdentifier())
                .extracting(Identifier::getValue)
                .containsExactly("urn:oid:2.25.600013", "urn:oid:2.25.700013", "urn:oid:2.25.900013");
        assertThat(count("DiagnosticReport?patient.identifier=ORDER")).isOne();
        assertThat(count("Observation?patient.identifier=ORDER")).isEqualTo(6);
    }

    @Test
    void theEhrFindsResultsAsItWould() throws Exception {
        delivered(mapper.map(SampleReports.twoTimePoints("QUERY", 14)));
        String patient = "patient.identifier=" + SampleReports.PATIENT_SYSTEM + "|QUERY";
        assertThat(count("Observation?" + patient + "&code=" + FhirSystems.SIGNATURE + "|Delta_rad"))
                .isOne();
        assertThat(count("Observation?" + patient + "&category=imaging")).isEqualTo(6);
        assertThat(count("Observation?" + patient + "&date=ge2026-04-01&date=lt2026-05-01&code=mid-treatment"))
                .isOne();
        assertThat(count("Observation?" + patient + "&part-of.identifier=urn:dicom:uid|urn:oid:2.25.100014"))
                .isOne();
        assertThat(count("RiskAssessment?" + patient + "&risk=HIGH")).isOne();
        assertThat(count("BodyStructure?identifier=urn:dicom:uid|urn:oid:2.25.66"))
                .isOne();
        Bundle report = client.search()
                .byUrl("DiagnosticReport?" + patient + "&_include=DiagnosticReport:result")
                .returnBundle(Bundle.class)
                .execute();
        assertThat(report.getEntry()).hasSize(7);
        assertThat(count("Observation?_security=HRESCH&" + patient)).isEqualTo(6);
    }

    /** Ends the EHR and starts it anew on the same database. */
    private static void restart() {
        ehr.close();
        openEhr();
    }

    @Test
    void theStudyOfTheEhrNamesEveryInstance() throws Exception {
        PushResult.Delivered delivered = delivered(mapper.map(SampleReports.twoTimePoints("STUDY", 11)));
        ImagingStudy study =
                read(ImagingStudy.class, delivered.ids("ImagingStudy").get(1));
        assertThat(study.getSeries()).hasSize(3);
        assertThat(study.getSeries().get(2).getInstanceFirstRep().getUid()).isEqualTo("2.25.900011");
    }

    private static PushResult.Delivered delivered(ReportBundle bundle) throws Exception {
        PushResult result = pusher.push(bundle);
        assertThat(result).isInstanceOf(PushResult.Delivered.class);
        return (PushResult.Delivered) result;
    }

    private static int count(String query) {
        return client.search()
                .byUrl(query)
                .summaryMode(SummaryEnum.COUNT)
                .returnBundle(Bundle.class)
                .execute()
                .getTotal();
    }

    private static <T extends Resource> T read(Class<T> type, String id) {
        return client.read().resource(type).withId(id).execute();
    }

    private static void assertFeatures(String id, String system, Map<String, Double> expected) {
        Observation panel = read(Observation.class, id);
        assertThat(panel.getComponent()).hasSize(expected.size());
        panel.getComponent().forEach(component -> {
            String feature = component.getCode().getCoding().stream()
                    .filter(coding -> coding.getSystem().equals(system))
                    .findFirst()
                    .orElseThrow()
                    .getCode();
            double value = expected.get(feature);
            if (Double.isNaN(value)) {
                assertThat(component.hasValue()).as(feature).isFalse();
            } else {
                assertThat(component.getValueQuantity().getValue().doubleValue())
                        .as(feature)
                        .isEqualTo(value);
            }
        });
    }
}
