package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.Cases;
import org.deltarad.node.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quarantine of a node that runs. */
class QuarantineCommandTest {
    @TempDir
    Path folder;

    private record Outcome(int exit, String out, String err) {}

    private Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(
                        Stream.of(args),
                        Stream.of("--config", folder.resolve("node.yaml").toString()))
                .toArray(String[]::new);
        int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
        return new Outcome(exit, out.toString(), err.toString());
    }

    @Test
    void whatWasRefusedIsListedTriedAgainAndDeleted() throws Exception {
        Files.writeString(folder.resolve("node.yaml"), "data: data\nminFreeMegabytes: 1\n");
        Dataset slice = Cases.patient(71).build().baseline().instances().get(0);
        Dataset cut = slice.toBuilder().remove(Tag.PixelData).build();
        try (TestNode node = TestNode.start(folder, "pairing: {quietSeconds: 3600}\n")) {
            assertThat(run("quarantine", "list").out()).contains("nothing is kept");
            node.send(List.of(cut));
            node.send(List.of(cut));
            List<String> lines = run("quarantine", "list").out().lines().toList();
            assertThat(lines).hasSize(2).allSatisfy(l -> assertThat(l).contains("Pixel Data is missing"));
            String first = id(lines.get(0));
            String second = id(lines.get(1));

            Outcome shown = run("quarantine", "show", first);
            assertThat(shown.out())
                    .contains("instance  " + slice.string(Tag.SOPInstanceUID).orElseThrow())
                    .contains("patient   SYN-71")
                    .doesNotContain(slice.string(Tag.PatientName).orElseThrow());

            Outcome refused = run("quarantine", "retry", first);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("still refused").contains("Pixel Data is missing");
            assertThat(run("quarantine", "list").out().lines()).hasSize(2);

            // What kept it out is mended: here, the file.
            Path file = folder.resolve("data/quarantine").resolve(fileName(lines.get(0)));
            Files.copy(TestNode.files(folder, List.of(slice)).get(0), file, StandardCopyOption.REPLACE_EXISTING);
            Outcome stored = run("quarantine", "retry", first);
            assertThat(stored.out()).as(stored.err()).contains("is stored");
            assertThat(file).doesNotExist();
            try (Stream<Path> all = Files.walk(node.data().resolve("studies"))) {
                assertThat(all.filter(Files::isRegularFile)).hasSize(1);
            }
            assertThat(node.jobs())
                    .anyMatch(j -> j.kind().equals("incident") && j.reason().contains("tried again"));

            Path other = folder.resolve("data/quarantine").resolve(fileName(lines.get(1)));
            assertThat(run("quarantine", "delete", second).exit()).isEqualTo(2);
            assertThat(other).exists();
            assertThat(run("quarantine", "delete", second, "--yes").exit()).isZero();
            assertThat(other).doesNotExist();
            assertThat(run("quarantine", "list").out()).contains("nothing is kept");
            assertThat(run("quarantine", "retry", second).err()).contains("nothing is kept under " + second);
        }
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static String fileName(String line) {
        Matcher m = Pattern.compile("\\d{8}-\\d{6}-[0-9a-f]{8}\\.dcm").matcher(line);
        assertThat(m.find()).isTrue();
        return m.group();
    }
}
