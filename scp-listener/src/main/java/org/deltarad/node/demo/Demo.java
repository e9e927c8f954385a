package org.deltarad.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deltarad.cohort.CohortException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.harmonisation.HarmonisationException;
import org.deltarad.node.Node;
import org.deltarad.node.NodeException;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.picture.DeltaChart;
import org.deltarad.report.ReportUids;
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.deltarad.signature.SignatureException;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticStudy;

/**
 * The main job on one machine, nothing mocked: a synthetic patient, this node, Orthanc as the hospital's PACS and dcmtk's
 * storescu as the scanner.
 */
public final class Demo {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Says that a folder is a demo's, to be emptied by the next. */
    private static final String MARK = ".deltarad-demo";

    private static final String NODE_AET = "DELTARAD";
    private static final String PACS_AET = "ORTHANC";
    private static final String SCANNER_AET = "SCANNER";
    private static final String PATIENT = "patient";
    private static final long SEED = 29;
    private static final Duration REPORT_LIMIT = Duration.ofSeconds(60);
    private static final List<String> FHIR_TYPES =
            List.of("DiagnosticReport", "Observation", "Patient", "ImagingStudy", "Device");

    private final Path folder;
    private final PrintWriter out;
    private final Instant start = Instant.now();
    private final DicomToolkit toolkit = DicomToolkit.standard();

    private final Optional<Path> pack;

    private Demo(Path folder, Optional<Path> pack, PrintWriter out) {
        this.folder = folder;
        this.pack = pack;
        this.out = out;
    }

    /**
     * A demo in a folder, which is emptied of an earlier one.
     *
     * @param folder for everything the demo leaves
     * @param pack   signatures and calibration that a study made; empty for the published signatures
     * @param out    progress and summary
     * @throws IOException when the folder cannot be written, or holds what is not a demo's
     */
    public static Demo in(Path folder, Optional<Path> pack, PrintWriter out) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (Files.exists(absolute) && notEmpty(absolute) && !Files.exists(absolute.resolve(MARK))) {
            throw new IOException(absolute + " is not empty and not an earlier demo's; choose another folder by --out");
        }
        FolderTree.delete(absolute);
        Files.createDirectories(absolute);
        Files.createFile(absolute.resolve(MARK));
        return new Demo(absolute, pack, out);
    }

    /**
     * Runs the demo; when it returns or throws, no process of it is left.
     *
     * @throws DemoException when a step did not come to its end; the message says which and why
     */
    public void run() throws DemoException, InterruptedException {
        try {
            say("making a synthetic patient: T2WI pelvis, two time points 29 days apart, seeded");
            SyntheticPatient patient = SyntheticPatient.builder(SEED).build();
            SyntheticStudy.write(folder.resolve(PATIENT), patient, toolkit.codec());
            DemoScoring scoring = scoring();
            int dicomPort = Ports.freeOr(4242);
            int httpPort = Ports.freeOr(8042);
            say("starting Orthanc as the hospital's PACS on ports " + dicomPort + " and " + httpPort);
            try (Orthanc pacs = Orthanc.start(folder.resolve("orthanc"), PACS_AET, dicomPort, httpPort)) {
                onNode(scoring, pacs);
            }
        } catch (IOException
                | CohortException
                | HarmonisationException
                | SignatureException
                | NodeException
                | DicomException e) {
            throw new DemoException(e.getMessage(), e);
        }
    }

    private DemoScoring scoring() throws IOException, CohortException, SignatureException {
        if (pack.isPresent()) {
            say("taking signatures and calibration of " + pack.get());
            return DemoScoring.trained(folder, pack.get());
        }
        say("calibrating on " + SyntheticCalibration.PATIENTS
                + " synthetic patients (no cohort of a hospital is published)");
        return DemoScoring.published(folder);
    }

    private void onNode(DemoScoring scoring, Orthanc pacs)
            throws IOException, InterruptedException, NodeException, DicomException, DemoException,
                    HarmonisationException, SignatureException {
        NodeConfig config = config(scoring, pacs);
        try (Node node = Node.start(config)) {
            pacs.introduce(NODE_AET, node.dicomPort());
            NodeHttp http = new NodeHttp(node.httpPort());
            say("node " + NODE_AET + " listens on port " + node.dicomPort() + ", its page is " + http.base());
            RemoteAe scanner = new RemoteAe(NODE_AET, "127.0.0.1", node.dicomPort(), SCANNER_AET);
            PacsSearch search = new PacsSearch(
                    toolkit.queryRetrieve(), new RemoteAe(PACS_AET, "127.0.0.1", pacs.dicomPort(), NODE_AET));

            say("storescu sends the baseline series and its RTSTRUCT");
            StoreScu.send(scanner, List.of(folder.resolve(PATIENT).resolve("baseline")));
            String baselineReport = await(search, http, studyUid("baseline"));
            say("the pre-treatment report is in the PACS: SR " + baselineReport);
            say("storescu sends the mid-treatment series and its SEG");
            StoreScu.send(scanner, List.of(folder.resolve(PATIENT).resolve("mid")));
            String deltaReport = await(search, http, studyUid("mid"));
            say("the delta report is in the PACS: SR " + deltaReport);

            Files.write(folder.resolve("baseline-report.dcm"), pacs.file(baselineReport));
            Path srFile = folder.resolve("delta-report.dcm");
            Files.write(srFile, pacs.file(deltaReport));
            SrContent sr = new SrReader().read(toolkit.codec().read(srFile).dataset());
            List<FeatureRow> rows = FeatureRow.of(
                    scoring.signatures(),
                    scoring.calibration(),
                    sr.timePoints().get(0),
                    sr.timePoints().get(1));
            chart(rows);
            page(pacs.file(ReportUids.of("document", List.of(deltaReport))));
            new DemoSummary(out).print(sr, rows);
            out.println("SR    " + deltaReport + ", found in " + PACS_AET + "@127.0.0.1:" + pacs.dicomPort()
                    + " by C-FIND");
            fhir(http);
            say("stopping the node and Orthanc");
        }
        out.println("\nLeft in " + folder + ":");
        out.println("  delta-report.dcm, baseline-report.dcm   the Structured Reports, as the PACS gave them back");
        out.println("  delta-page.pdf                          the report on one page, from the PACS");
        out.println("  delta-chart.png                         the chart of the changes");
        out.println("  fhir/                                   the FHIR resources, as the node served them");
        out.println("  patient/                                the images, the RTSTRUCT and the SEG that were sent");
        out.println("  calibration.yaml, node.yaml, node.log   what the node worked with, and its log");
        out.flush();
    }

    private String studyUid(String timePoint) throws DicomException, IOException {
        Path image = folder.resolve(PATIENT).resolve(timePoint).resolve("IM0001.dcm");
        return toolkit.codec().readHeader(image).dataset().requireString(Tag.StudyInstanceUID);
    }

    private static boolean notEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    private NodeConfig config(DemoScoring scoring, Orthanc pacs) throws IOException, NodeException {
        Path file = folder.resolve("node.yaml");
        Files.writeString(file, """
                aet: %s
                dicom: {bind: 127.0.0.1, port: %d}
                http: {bind: 127.0.0.1, port: %d}
                data: node-data
                pairing: {quietSeconds: 1}
                %sdestinations:
                  pacs:
                    - {aet: %s, host: 127.0.0.1, port: %d}
                """.formatted(
                NODE_AET, Ports.freeOr(11112), Ports.freeOr(8080), scoring.settings(), pacs.aet(), pacs.dicomPort()));
        return ConfigReader.read(file);
    }

    /** Waits for the study's report in the PACS; a job that failed meanwhile ends the demo with its reason. */
    private String await(PacsSearch search, NodeHttp http, String studyUid)
            throws DicomException, IOException, InterruptedException, DemoException {
        Instant limit = Instant.now().plus(REPORT_LIMIT);
        String shown = "";
        while (Instant.now().isBefore(limit)) {
            Optional<String> found = search.report(studyUid);
            if (found.isPresent()) {
                return found.get();
            }
            for (JsonNode job : http.get("api/jobs")) {
                String state = job.get("kind").asText() + " " + job.get("id").asText() + ": "
                        + job.get("state").asText();
                if (job.get("state").asText().equals("failed")
                        || job.get("kind").asText().equals("incident")) {
                    throw new DemoException(state + ": " + job.get("reason").asText());
                }
                if (!shown.contains(state)) {
                    shown += "\n" + state;
                    say("  " + state);
                }
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        throw new DemoException("no report came to the PACS within " + REPORT_LIMIT.toSeconds() + " s; see "
                + folder.resolve("node.log"));
    }

    private void chart(List<FeatureRow> rows) throws IOException {
        List<DeltaChart.Row> bars = rows.stream()
                .map(r -> new DeltaChart.Row(r.label(), r.zBefore(), r.zAfter()))
                .toList();
        try (OutputStream png = Files.newOutputStream(folder.resolve("delta-chart.png"))) {
            new DeltaChart("Delta radiomics, synthetic patient and calibration", "z, harmonised", bars).writePng(png);
        }
    }

    /** Takes the PDF out of its DICOM object. */
    private void page(byte[] document) throws DicomException, IOException {
        Path file = Files.write(folder.resolve("delta-page.dcm"), document);
        Dataset d = toolkit.codec().read(file).dataset();
        if (d.get(Tag.EncapsulatedDocument).orElse(null) instanceof Element.Bulk pdf) {
            byte[] bytes = new byte[d.requireInt(Tag.EncapsulatedDocumentLength)];
            pdf.data().bytes().get(bytes);
            Files.write(folder.resolve("delta-page.pdf"), bytes);
        }
    }

    private void fhir(NodeHttp http) throws IOException, InterruptedException {
        Path fhir = Files.createDirectories(folder.resolve("fhir"));
        for (String type : FHIR_TYPES) {
            JsonNode bundle = http.get("fhir/" + type + "?_count=100");
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(fhir.resolve(type + ".json").toFile(), bundle);
            for (JsonNode entry : bundle.path("entry")) {
                out.println("FHIR  " + type + "/" + entry.at("/resource/id").asText() + "  "
                        + title(entry.get("resource")));
            }
        }
        out.flush();
    }

    /** What the resource is, in words: its code, else its name, else its identifier. */
    private static String title(JsonNode resource) {
        return Stream.of("/code/text", "/code/coding/0/display", "/deviceName/0/name", "/identifier/0/value")
                .map(path -> resource.at(path).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void say(String line) {
        out.printf("[%5.1f s] %s%n", Duration.between(start, Instant.now()).toMillis() / 1000.0, line);
        out.flush();
    }
}
