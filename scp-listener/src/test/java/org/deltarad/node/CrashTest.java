package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.cli.Main;
import org.deltarad.testdata.SyntheticSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node as a process that is killed, and one that is asked to stop. */
class CrashTest {
    private static final String SETTINGS = """
            dicom: {bind: 127.0.0.1, port: 0}
            http: {port: 0}
            data: data
            minFreeMegabytes: 1
            pairing: {quietSeconds: 0.3}
            """;

    private static final Pattern PORT = Pattern.compile("DICOM on port (\\d+)");

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterKillNineAndTheWorkIsDone() throws Exception {
        Files.writeString(folder.resolve("node.yaml"), SETTINGS);
        Map<String, Dataset> acknowledged = new HashMap<>();
        List<SyntheticSeries> all = new ArrayList<>();
        int[] killedAfter = {1, 4, 9, 13};
        for (int round = 0; round < killedAfter.length; round++) {
            SyntheticSeries series = Cases.patient(31 + round).build().baseline();
            all.add(series);
            List<Dataset> instances = Cases.with(series.instances(), series.rtStruct());
            int taken = sendAndKill(instances, killedAfter[round]);
            for (Dataset d : instances.subList(0, taken)) {
                acknowledged.put(d.requireString(Tag.SOPInstanceUID), d);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(27);
        try (TestNode node = TestNode.start(folder, "pairing: {quietSeconds: 0.3}\n")) {
            for (Dataset d : acknowledged.values()) {
                assertThat(encoded(stored(node, d))).isEqualTo(encoded(d));
            }
            try (Stream<Path> left = Files.walk(node.data().resolve("incoming"))) {
                assertThat(left.filter(p -> p.toString().endsWith(".part"))).isEmpty();
            }
            for (int round = 0; round < all.size(); round++) {
                node.deliver(
                        Cases.with(all.get(round).instances(), all.get(round).rtStruct()));
                node.await("baseline report", "SYN-" + (31 + round), "reported");
            }
            assertThat(node.jobs()).noneMatch(j -> j.kind().equals("incident"));
        }
    }

    @Test
    void aRequestToStopEndsItInOrderAndTheWorkGoesOnAtTheNextStart() throws Exception {
        Files.writeString(folder.resolve("node.yaml"), SETTINGS);
        SyntheticSeries series = Cases.patient(41).build().baseline();
        Child child = Child.start(folder);
        List<Path> files = TestNode.files(folder, Cases.with(series.instances(), series.rtStruct()));
        assertThat(Dcmtk.storescu(child.port(), "DELTARAD", files).exit()).isZero();
        child.process().destroy();
        assertThat(child.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.process().exitValue()).isZero();
        try (TestNode node = TestNode.start(folder, "pairing: {quietSeconds: 0.3}\n")) {
            node.await("baseline report", "SYN-41", "reported");
        }
    }

    /** Kills the node as soon as storescu has had so many answers; gives how many it had in the end. */
    private int sendAndKill(List<Dataset> instances, int answers) throws Exception {
        Child child = Child.start(folder);
        List<String> command = new ArrayList<>(
                List.of("storescu", "-v", "-R", "-aec", "DELTARAD", "127.0.0.1", Integer.toString(child.port())));
        TestNode.files(folder, instances).forEach(f -> command.add(f.toString()));
        Process sender = new ProcessBuilder(command).redirectErrorStream(true).start();
        int taken = 0;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(sender.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.contains("Received Store Response (Success)") && ++taken == answers) {
                    child.process().destroyForcibly();
                }
            }
        }
        sender.waitFor();
        child.process().destroyForcibly().waitFor();
        return taken;
    }

    private static Dataset stored(TestNode node, Dataset d) throws Exception {
        Path file = node.data()
                .resolve("studies")
                .resolve(d.requireString(Tag.StudyInstanceUID))
                .resolve(d.requireString(Tag.SeriesInstanceUID))
                .resolve(d.requireString(Tag.SOPInstanceUID) + ".dcm");
        return DicomToolkit.standard().codec().read(file).dataset();
    }

    private static byte[] encoded(Dataset d) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomToolkit.standard().codec().write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d), out);
        return out.toByteArray();
    }

    /** A node in a process of its own. */
    private record Child(Process process, int port) {
        static Child start(Path folder) throws IOException {
            Process p = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "node",
                            "--config",
                            folder.resolve("node.yaml").toString())
                    .redirectError(folder.resolve("node.log").toFile())
                    .start();
            BufferedReader out = new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                Matcher m = PORT.matcher(line);
                if (m.find()) {
                    return new Child(p, Integer.parseInt(m.group(1)));
                }
            }
            throw new IOException("the node did not start: " + said + Files.readString(folder.resolve("node.log")));
        }
    }
}
