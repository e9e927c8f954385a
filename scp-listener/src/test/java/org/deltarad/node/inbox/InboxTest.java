package org.deltarad.node.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.deltarad.node.Await;
import org.deltarad.node.Cases;
import org.deltarad.node.TestNode;
import org.deltarad.testdata.SyntheticSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final String SETTINGS = """
            pairing: {quietSeconds: 0.3}
            inbox: {folder: inbox, quietSeconds: 0.2}
            """;

    @TempDir
    Path folder;

    @Test
    void aCaseInTheInboxIsMeasuredAndItsFilesAreGone() throws Exception {
        SyntheticSeries series = Cases.patient(61).build().baseline();
        List<Path> files = TestNode.files(folder, Cases.with(series.instances(), series.rtStruct()));
        Path inbox = Files.createDirectories(folder.resolve("inbox/a/b"));
        for (Path file : files) {
            Files.move(file, inbox.resolve(file.getFileName()));
        }
        try (TestNode node = TestNode.start(folder, SETTINGS)) {
            node.await("baseline report", "SYN-61", "reported");
            awaitNoFile(folder.resolve("inbox"));
            assertThat(node.jobs()).noneMatch(j -> j.kind().equals("incident"));
        }
    }

    @Test
    void whatIsStillWrittenStaysAndWhatIsNoInstanceGoesToQuarantine() throws Exception {
        List<Path> files = TestNode.files(
                folder, Cases.patient(62).build().baseline().instances().subList(0, 2));
        byte[] whole = Files.readAllBytes(files.get(0));
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path coming = Files.write(inbox.resolve("coming.dcm"), Arrays.copyOf(whole, whole.length / 2));
        List<Path> left = List.of(
                Files.write(inbox.resolve("a.dcm.part"), whole),
                Files.write(inbox.resolve("a.tmp"), whole),
                Files.write(inbox.resolve(".hidden"), whole),
                Files.createSymbolicLink(inbox.resolve("link.dcm"), files.get(1)));
        Path text = Files.writeString(inbox.resolve("readme.txt"), "no DICOM");
        try (TestNode node = TestNode.start(folder, SETTINGS)) {
            try (OutputStream out = Files.newOutputStream(coming, StandardOpenOption.APPEND)) {
                out.write(whole, whole.length / 2, whole.length - whole.length / 2);
            }
            awaitGone(coming);
            assertThat(stored(node)).hasSize(1);
            awaitGone(text);
            assertThat(node.await("incident", j -> j.kind().equals("incident")).reason())
                    .contains("no Part 10 file")
                    .contains("readme.txt")
                    .contains("quarantine/");
            assertThat(left).allSatisfy(f -> assertThat(f).exists());
            assertThat(stored(node)).hasSize(1);

            // The node stopped between storing and removing: the same file is there again.
            Files.write(coming, whole);
            awaitGone(coming);
            assertThat(node.jobs().stream().filter(j -> j.kind().equals("incident")))
                    .hasSize(1);
        }
    }

    @Test
    void aFileIsQuietOnceNeitherSizeNorTimeNorFileChanged() throws Exception {
        AtomicLong now = new AtomicLong();
        QuietFiles files = new QuietFiles(folder, now::get);
        Path file = Files.writeString(folder.resolve("x"), "1");
        assertThat(files.look()).isEqualTo(Map.of(file, Duration.ZERO));
        now.set(5);
        assertThat(files.look()).isEqualTo(Map.of(file, Duration.ofNanos(5)));
        Files.writeString(file, "12");
        assertThat(files.isUnchanged(file)).isFalse();
        assertThat(files.look()).isEqualTo(Map.of(file, Duration.ZERO));
        now.set(9);
        Path other = Files.writeString(folder.resolve("y.part"), "ab");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(files.look()).isEqualTo(Map.of(file, Duration.ZERO));
        now.set(10);
        assertThat(files.look()).isEqualTo(Map.of(file, Duration.ofNanos(1)));
        assertThat(files.isUnchanged(file)).isTrue();
    }

    private static List<Path> stored(TestNode node) throws Exception {
        try (Stream<Path> all = Files.walk(node.data().resolve("studies"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void awaitGone(Path file) {
        Await.until(
                file + " gone", () -> Files.exists(file) ? Optional.empty() : Optional.of(true), () -> "it is there");
    }

    private static void awaitNoFile(Path folder) {
        Await.until(
                "an empty inbox",
                () -> {
                    try (Stream<Path> all = Files.walk(folder)) {
                        return all.anyMatch(Files::isRegularFile) ? Optional.empty() : Optional.of(true);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                () -> "files are left");
    }
}
