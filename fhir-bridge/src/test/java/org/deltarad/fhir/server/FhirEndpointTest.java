package org.deltarad.fhir.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.fhir.FhirMapper;
import org.deltarad.fhir.FhirSystems;
import org.deltarad.fhir.R4;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.fhir.SampleReports;
import org.deltarad.report.Report;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over HTTP, in Jetty, with HAPI's client. */
class FhirEndpointTest {
    private static final List<String> TYPES = List.of(
            "DiagnosticReport",
            "Observation",
            "RiskAssessment",
            "ImagingStudy",
            "BodyStructure",
            "Provenance",
            "Patient",
            "Device");

    private final MapStore store = new MapStore();
    private Server jetty;
    private IGenericClient client;

    @BeforeEach
    void start() throws Exception {
        jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("localhost");
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(
                new ServletHolder(new FhirEndpoint(store, SampleReports.SETTINGS.zone(), "0.1.0", Optional.empty())),
                "/fhir/*");
        jetty.setHandler(context);
        jetty.start();
        R4.context().getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        client = R4.context().newRestfulGenericClient("http://localhost:" + connector.getLocalPort() + "/fhir");
        store.put(SampleReports.twoTimePoints("P1", 1), "2026-05-01T10:00:00Z");
        store.put(SampleReports.oneTimePoint("P2", 2), "2026-05-02T10:00:00Z");
    }

    @AfterEach
    void stop() throws Exception {
        jetty.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "DiagnosticReport 2",
                "DiagnosticReport?identifier=urn:dicom:uid|urn:oid:2.25.90001 1",
                "DiagnosticReport?identifier=urn:oid:2.25.90001 1",
                "DiagnosticReport?identifier=|urn:oid:2.25.90001 0",
                "DiagnosticReport?identifier=urn:oid:2.25.90001,urn:oid:2.25.80002 2",
                "DiagnosticReport?code=http://dicom.nema.org/resources/ontology/DCM|126000 2",
                "DiagnosticReport?patient.identifier=P1 1",
                "DiagnosticReport?subject.identifier=https://hospital.example.org/patient-id|P2 1",
                "DiagnosticReport?date=2026-01-31 1",
                "DiagnosticReport?date=ne2026-01-31 1",
                "DiagnosticReport?date=gt2026-01-31 1",
                "DiagnosticReport?date=sa2026-01-31 0",
                "DiagnosticReport?date=eb2026-02-01 1",
                "DiagnosticReport?date=2026 2",
                "DiagnosticReport?date=2026-01,2026-02 1",
                "DiagnosticReport?date=ge2026-04-01 1",
                "DiagnosticReport?date=lt2026-01-31 0",
                "DiagnosticReport?date=ge2026-01-01&date=lt2026-02-01 2",
                "DiagnosticReport?_lastUpdated=ge2026-05-02T00:00:00Z 1",
                "Observation 8",
                "Observation?code=baseline 2",
                "Observation?code=https://deltarad.org/fhir/CodeSystem/panel|delta 1",
                "Observation?code=https://deltarad.org/fhir/CodeSystem/signature| 4",
                "Observation?patient.identifier=P2 2",
                "Observation?patient.identifier=P2&code=baseline 1",
                "Observation?date=2026-01-31T09:30:15%2B01:00 4",
                "Observation?date=2026-04-02 1",
                "Patient 2",
                "Patient?identifier=P1 1",
                "Patient?identifier=NOBODY 0",
                "Device 5",
                "Device?identifier=urn:dicom:uid|urn:oid:2.25.77 1",
                "ImagingStudy 3",
                "ImagingStudy?identifier=urn:dicom:uid|urn:oid:2.25.20001 1",
                "ImagingStudy?identifier=ACC-1 2",
                "ImagingStudy?patient.identifier=P1 2",
                "ImagingStudy?started=2026-04-02 2",
                "ImagingStudy?basedon.identifier=ACC-1 2",
                "DiagnosticReport?based-on.identifier=https://hospital.example.org/accession|ACC-1 2",
                "DiagnosticReport?based-on:identifier=https://hospital.example.org/accession|ACC-1 2",
                "DiagnosticReport?based-on:identifier=https://hospital.example.org/accession|ACC-2 0",
                "DiagnosticReport?imaging-study.identifier=urn:oid:2.25.10001 1",
                "DiagnosticReport?imaging-study:identifier=urn:dicom:uid|urn:oid:2.25.20001 1",
                "DiagnosticReport?status=preliminary 2",
                "DiagnosticReport?category=IMG 2",
                "Observation?based-on:identifier=ACC-1 7",
                "Observation?part-of.identifier=urn:dicom:uid|urn:oid:2.25.10001 1",
                "Observation?derived-from.identifier=urn:oid:2.25.20001 1",
                "Observation?status=amended 0",
                "Observation?category=imaging 8",
                "Observation?category=http://dicom.nema.org/resources/ontology/DCM|125007 3",
                "RiskAssessment 2",
                "RiskAssessment?risk=HIGH 1",
                "RiskAssessment?method=Inverse 1",
                "RiskAssessment?patient.identifier=P1 2",
                "RiskAssessment?patient.identifier=P2 0",
                "RiskAssessment?date=2026 2",
                "BodyStructure?identifier=urn:dicom:uid|urn:oid:2.25.66 1",
                "BodyStructure?patient.identifier=P2 1",
                "Provenance 2",
                "Provenance?recorded=2026-04-03 2"
            })
    void findsWhatIsAskedFor(String query, int expected) {
        assertThat(search(query).getTotal()).isEqualTo(expected);
    }

    @Test
    void everyReferenceOfAServedResourceCanBeRead() {
        List<Resource> served = new ArrayList<>();
        for (String type : TYPES) {
            served.addAll(resources(search(type)));
        }
        assertThat(served).hasSize(25);
        int read = 0;
        for (Resource resource : served) {
            assertThat(resource.getIdElement().getIdPart()).matches("[A-Za-z0-9\\-.]{1,64}");
            for (Reference reference :
                    R4.context().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
                if (reference.hasReference()) {
                    String target = reference.getReference();
                    assertThat(target).matches("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");
                    assertThat(client.read()
                                    .resource(reference.getReferenceElement().getResourceType())
                                    .withUrl(target)
                                    .execute())
                            .isNotNull();
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(40);
    }

    @Test
    void findsByPatientReferenceAndById() {
        Patient patient = (Patient) resources(search("Patient?identifier=P1")).get(0);
        String id = patient.getIdElement().getIdPart();
        assertThat(search("Observation?patient=" + id).getTotal()).isEqualTo(6);
        assertThat(search("Observation?subject=Patient/" + id).getTotal()).isEqualTo(6);
        assertThat(search("Patient?_id=" + id + ",other").getTotal()).isOne();
        assertThat(client.read()
                        .resource(Patient.class)
                        .withId(id)
                        .execute()
                        .getIdentifierFirstRep()
                        .getValue())
                .isEqualTo("P1");
    }

    @Test
    void aServedObservationIsTheMappedOne() {
        Observation panel = (Observation)
                resources(search("Observation?identifier=" + FhirSystems.OBSERVATION_ID + "|2.25.90001:baseline"))
                        .get(0);
        assertThat(panel.getComponent()).hasSize(8);
        assertThat(panel.getComponent().get(0).getValueQuantity().getValue().doubleValue())
                .isEqualTo(12345.678901234567);
        assertThat(panel.getMeta().getLastUpdated()).isEqualTo("2026-05-01T10:00:00Z");
    }

    @Test
    void pagesFollowOneAnotherAndKeepTheirPlaceWhenReportsCome() throws Exception {
        for (int i = 3; i < 10; i++) {
            store.put(SampleReports.twoTimePoints("P" + i, i), "2026-05-03T10:00:0" + i + "Z");
        }
        List<String> ids = new ArrayList<>();
        Bundle page = search("Observation?category=imaging");
        assertThat(page.getTotal()).isEqualTo(50);
        assertThat(page.getEntry()).hasSize(20);
        String second = page.getLink(Bundle.LINK_NEXT).getUrl();
        List<String> before = ids(load(second));
        store.put(SampleReports.twoTimePoints("P20", 20), "2026-05-04T10:00:00Z");
        assertThat(ids(load(second))).as("a new report moves nothing").isEqualTo(before);
        while (true) {
            ids.addAll(ids(page));
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                break;
            }
            page = load(page.getLink(Bundle.LINK_NEXT).getUrl());
        }
        assertThat(ids).hasSize(56).doesNotHaveDuplicates();
        assertThat(page.getLink("previous")).isNotNull();
        assertThat(search("Observation?_count=7").getEntry()).hasSize(7);
        assertThat(search("Observation?_count=1000").getEntry())
                .as("all of them")
                .hasSize(56);
    }

    @Test
    void aCountBringsNoResources() {
        for (String query : List.of("Observation?_summary=count", "Observation?_count=0")) {
            Bundle count = search(query);
            assertThat(count.getTotal()).as(query).isEqualTo(8);
            assertThat(count.getEntry()).as(query).isEmpty();
        }
    }

    @Test
    void sortsWhenAsked() throws Exception {
        store.put(SampleReports.twoTimePoints("P3", 3), "2026-05-03T10:00:00Z");
        assertThat(identifiers(search("DiagnosticReport")))
                .containsExactly("urn:oid:2.25.90001", "urn:oid:2.25.80002", "urn:oid:2.25.90003");
        assertThat(identifiers(search("DiagnosticReport?_sort=-_lastUpdated")))
                .containsExactly("urn:oid:2.25.90003", "urn:oid:2.25.80002", "urn:oid:2.25.90001");
        assertThatThrownBy(() -> search("DiagnosticReport?_sort=code")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void whatAReportRefersToComesWithIt() {
        Bundle found = search("DiagnosticReport?patient.identifier=P1&_include=DiagnosticReport:result"
                + "&_include=DiagnosticReport:subject");
        assertThat(found.getTotal()).isOne();
        assertThat(found.getEntry())
                .extracting(e ->
                        e.getSearch().getMode().toCode() + ' ' + e.getResource().fhirType())
                .containsExactlyInAnyOrder(
                        "match DiagnosticReport",
                        "include Patient",
                        "include Observation",
                        "include Observation",
                        "include Observation",
                        "include Observation",
                        "include Observation",
                        "include Observation");
    }

    @Test
    void aReplacedReportIsServedAsWhatReplacedIt() throws Exception {
        FhirMapper mapper = new FhirMapper(SampleReports.SETTINGS);
        DiagnosticReport before = (DiagnosticReport) resources(search("DiagnosticReport?identifier=urn:oid:2.25.90001"))
                .get(0);
        ReportBundle second = mapper.map(
                SampleReports.replacement("P1", 1),
                Optional.of(mapper.map(SampleReports.twoTimePoints("P1", 1))),
                List.of());
        store.putRaw("2.25.70001", second.json(), "2026-05-07T10:00:00Z");
        assertThat(search("DiagnosticReport?patient.identifier=P1").getTotal()).isOne();
        assertThat(search("Observation?patient.identifier=P1").getTotal()).isEqualTo(6);
        assertThat(search("Observation?patient.identifier=P1&status=amended").getTotal())
                .isEqualTo(5);
        assertThat(search("Observation?patient.identifier=P1&status=entered-in-error")
                        .getTotal())
                .isOne();
        assertThat(search("RiskAssessment?patient.identifier=P1&risk=HIGH").getTotal())
                .isZero();
        assertThat(search("Provenance?target=" + before.getIdElement().toUnqualifiedVersionless())
                        .getTotal())
                .as("the history of both")
                .isEqualTo(2);
        DiagnosticReport after = client.read()
                .resource(DiagnosticReport.class)
                .withId(before.getIdElement().getIdPart())
                .execute();
        assertThat(after.getStatus().toCode()).isEqualTo("amended");
        assertThat(identifiers(search("DiagnosticReport?identifier=urn:oid:2.25.90001")))
                .containsExactly("urn:oid:2.25.70001");
    }

    @Test
    void errorsAreOperationOutcomesAndClientsMistakesNotOurs() throws Exception {
        for (String path : List.of(
                "/Observation?date=yesterday", "/Observation?performer=x", "/Nothing", "/Observation/none", "/")) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(client.getServerBase() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isBetween(400, 405);
            assertThat(R4.context()
                            .newJsonParser()
                            .parseResource(OperationOutcome.class, response.body())
                            .getIssueFirstRep()
                            .getDiagnostics())
                    .as(path)
                    .isNotBlank();
        }
    }

    @Test
    void aStudyOfTwoReportsHasTheSeriesOfBoth() throws Exception {
        store.put(SampleReports.oneTimePoint("P1", 1), "2026-05-04T10:00:00Z");
        assertThat(search("ImagingStudy?patient.identifier=P1").getTotal()).isEqualTo(2);
        ImagingStudy study = (ImagingStudy)
                resources(search("ImagingStudy?identifier=urn:oid:2.25.10001")).get(0);
        assertThat(study.getSeries())
                .extracting(series -> series.getModality().getCode())
                .containsExactly("MR", "SEG", "SR");
        assertThat(study.getModality()).hasSize(3);
        assertThat(study.getMeta().getLastUpdated()).isEqualTo("2026-05-04T10:00:00Z");
    }

    @Test
    void aDeletedReportIsGoneAndASharedDeviceStays() throws Exception {
        assertThat(search("DiagnosticReport").getTotal()).isEqualTo(2);
        store.remove("2.25.80002");
        assertThat(search("DiagnosticReport").getTotal()).isOne();
        assertThat(search("Patient?identifier=P2").getTotal()).isZero();
        assertThat(search("Device?identifier=urn:dicom:uid|urn:oid:2.25.77").getTotal())
                .isOne();
    }

    @Test
    void aReportWhoseBundleComesLateIsServedThen() throws Exception {
        store.times.put("2.25.90003", Instant.parse("2026-05-06T10:00:00Z"));
        assertThat(search("DiagnosticReport").getTotal()).isEqualTo(2);
        store.put(SampleReports.twoTimePoints("P3", 3), "2026-05-06T10:00:00Z");
        assertThat(search("DiagnosticReport").getTotal()).isEqualTo(3);
    }

    @Test
    void aBrokenBundleHidesNoOther() {
        store.putRaw("2.25.1", "{ broken", "2026-05-05T10:00:00Z");
        assertThat(search("DiagnosticReport").getTotal()).isEqualTo(2);
    }

    @Test
    void unknownIdIs404() {
        assertThatThrownBy(() -> client.read()
                        .resource(DiagnosticReport.class)
                        .withId("nothing")
                        .execute())
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void whatIsNotSupportedIsRefusedAndNotIgnored() {
        assertThatThrownBy(() -> search("Observation?code:not=baseline")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("Observation?performer=x")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("DiagnosticReport?_include=DiagnosticReport:specimen"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("Observation?date=ap2026")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("Observation?date=yesterday")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void speaksXmlToo() {
        Bundle xml = client.search()
                .byUrl("Observation?identifier=2.25.90001:mid-treatment")
                .encodedXml()
                .returnBundle(Bundle.class)
                .execute();
        assertThat(resources(xml)).hasSize(1);
        assertThat(((Observation) resources(xml).get(0)).getText().getDivAsString())
                .contains("GTV &lt;mid&gt;");
    }

    @ParameterizedTest
    @CsvSource({"/Device?_format=ttl, */*", "/Device?_format=text/turtle, */*", "/metadata, text/turtle"})
    void turtleIsNotAcceptable(String path, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(client.getServerBase() + path))
                .header("Accept", accept)
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void nothingCanBeWritten() {
        assertThatThrownBy(() -> client.create().resource(new Patient()).execute())
                .isInstanceOf(BaseServerResponseException.class);
        assertThatThrownBy(() -> client.delete().resourceById("Device", "x").execute())
                .isInstanceOf(BaseServerResponseException.class);
        assertThatThrownBy(() -> client.transaction()
                        .withBundle(new Bundle().setType(Bundle.BundleType.TRANSACTION))
                        .execute())
                .isInstanceOf(BaseServerResponseException.class);
        assertThat(search("Patient").getTotal()).isEqualTo(2);
    }

    @Test
    void theCapabilityStatementTellsWhatThereIs() {
        CapabilityStatement capability =
                client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(capability.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(capability.getSoftware().getName()).isEqualTo("DeltaRad");
        assertThat(capability.getSoftware().getVersion()).isEqualTo("0.1.0");
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        capability.getRestFirstRep().getResource().forEach(resource -> {
            assertThat(resource.getInteraction())
                    .extracting(interaction -> interaction.getCode().toCode())
                    .isSubsetOf("read", "search-type");
            parameters.put(
                    resource.getType(),
                    resource.getSearchParam().stream().map(p -> p.getName()).toList());
        });
        assertThat(parameters).containsKeys(TYPES.toArray(String[]::new));
        capability.getRestFirstRep().getResource().forEach(resource -> {
            assertThat(resource.getSearchRevInclude()).isEmpty();
            resource.getSearchInclude()
                    .forEach(include -> search(resource.getType() + "?_include=" + include.getValue()));
            resource.getSupportedProfile().forEach(profile -> assertThat(getClass()
                            .getResource("/org/deltarad/fhir/profiles/StructureDefinition-"
                                    + profile.getValue()
                                            .substring(profile.getValue().lastIndexOf('/') + 1)
                                    + ".json"))
                    .isNotNull());
        });
        assertThat(parameters.get("DiagnosticReport"))
                .contains("_id", "identifier", "patient", "subject", "code", "date", "based-on", "imaging-study");
    }

    private Bundle search(String query) {
        return client.search()
                .byUrl(query.replace("|", "%7C"))
                .returnBundle(Bundle.class)
                .execute();
    }

    private Bundle load(String url) {
        return client.loadPage().byUrl(url).andReturnBundle(Bundle.class).execute();
    }

    private static List<String> ids(Bundle bundle) {
        return resources(bundle).stream()
                .map(resource -> resource.getIdElement().getIdPart())
                .toList();
    }

    /** First identifiers of the reports. */
    private static List<String> identifiers(Bundle reports) {
        return resources(reports).stream()
                .map(r -> ((DiagnosticReport) r).getIdentifierFirstRep().getValue())
                .toList();
    }

    private static List<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    /** Reports in memory, as they come. */
    private static final class MapStore implements ResourceStore {
        private final Map<String, Instant> times = Collections.synchronizedMap(new LinkedHashMap<>());
        private final Map<String, ReportBundle> bundles = Collections.synchronizedMap(new LinkedHashMap<>());

        void put(Report report, String stored) throws Exception {
            ReportBundle bundle = new FhirMapper(SampleReports.SETTINGS).map(report);
            putRaw(report.sopInstanceUid(), bundle.json(), stored);
        }

        void putRaw(String uid, String json, String stored) {
            bundles.put(uid, new ReportBundle(json));
            times.put(uid, Instant.parse(stored));
        }

        void remove(String uid) {
            times.remove(uid);
            bundles.remove(uid);
        }

        @Override
        public Map<String, Instant> reports() {
            return new LinkedHashMap<>(times);
        }

        @Override
        public Optional<ReportBundle> bundle(String sopInstanceUid) {
            return Optional.ofNullable(bundles.get(sopInstanceUid));
        }
    }
}
