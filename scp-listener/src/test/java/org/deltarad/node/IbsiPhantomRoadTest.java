package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.node.cli.Main;
import org.deltarad.node.demo.Orthanc;
import org.deltarad.node.demo.StoreScu;
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.SharedReferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A patient's lung CT with its RTSTRUCT, the IBSI CT phantom: the numbers in the PACS are those of {@code extract}. The
 * phantom's licence keeps it out of the project, so it is looked for beside it.
 */
class IbsiPhantomRoadTest {
    @TempDir
    private Path folder;

    @Test
    void theReportInThePacsHoldsTheNumbersOfExtract() throws Exception {
        Path phantom = SharedReferences.require("ibsi/ct_phantom/dicom");
        Path images = phantom.resolve("image");
        Path mask = phantom.resolve("mask/DCM_RS_00060.dcm");
        try (Orthanc pacs = Orthanc.start(folder.resolve("orthanc"), "ORTHANC", FreePort.find(), FreePort.find());
                TestNode node = TestNode.start(folder, """
                        pairing: {quietSeconds: 0.5}
                        destinations: {pacs: [{aet: ORTHANC, host: 127.0.0.1, port: %d}]}
                        """.formatted(pacs.dicomPort()))) {
            pacs.introduce("DELTARAD", node.node().dicomPort());
            StoreScu.send(
                    new RemoteAe("DELTARAD", "127.0.0.1", node.node().dicomPort(), "SCANNER"), List.of(images, mask));
            String uid = node.await(
                            "the report delivered",
                            j -> j.kind().equals("baseline report") && j.state().equals("delivered"))
                    .object();
            Path file = Files.write(folder.resolve("sr.dcm"), pacs.file(uid));
            SrContent sr = new SrReader()
                    .read(DicomToolkit.standard().codec().read(file).dataset());
            assertThat(new TreeMap<>(sr.timePoints().get(0).features()))
                    .hasSize(82)
                    .isEqualTo(extract(images, mask));
        }
    }

    private Map<String, Double> extract(Path images, Path mask) throws Exception {
        Path out = folder.resolve("features.json");
        StringWriter err = new StringWriter();
        int exit = Main.run(
                new PrintWriter(err, true),
                new PrintWriter(err, true),
                "extract",
                "--image",
                images.toString(),
                "--mask",
                mask.toString(),
                "--params",
                "preset:S1",
                "--out",
                out.toString());
        assertThat(exit).as(err.toString()).isZero();
        Map<String, Double> values = new TreeMap<>();
        JsonNode features = new ObjectMapper().readTree(out.toFile()).get("features");
        features.fieldNames()
                .forEachRemaining(name -> values.put(name, features.get(name).asDouble()));
        return values;
    }
}
