package org.deltarad.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No toolkit's type passes the door: sources of the other modules, and of the door itself, name none. */
class DoorTest {
    /** But for the name of a program in a string, which is no dependency. */
    private static final Pattern TOOLKIT = Pattern.compile("(?<!\")\\b(com\\.pixelmed|org\\.dcm4che[23]?)\\b");

    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");

    @Test
    void onlyProvidersNameAToolkit() throws IOException {
        Path root = root();
        Path providers = root.resolve("dicom-toolkit");
        List<Path> sources = sources(root);
        assertThat(sources).as("Java sources below %s", root).hasSizeGreaterThan(100);

        List<Path> naming = sources.stream()
                .filter(f -> !f.startsWith(providers) || f.startsWith(providers.resolve("api/src/main")))
                .filter(DoorTest::namesAToolkit)
                .map(root::relativize)
                .toList();

        assertThat(naming).isEmpty();
        assertThat(sources.stream().filter(f -> f.startsWith(providers)).filter(DoorTest::namesAToolkit))
                .as("providers, which do")
                .isNotEmpty();
    }

    @Test
    void onlyProvidersKnowWhatProvidersShare() throws IOException {
        Path root = root();
        assertThat(sources(root).stream()
                        .filter(f -> !f.startsWith(root.resolve("dicom-toolkit")))
                        .filter(f -> text(f).contains("org.deltarad.dicom.provider")))
                .isEmpty();
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("dicom-toolkit/api"))) {
            at = at.getParent();
        }
        return at;
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> NOT_OURS.stream()
                            .noneMatch(n -> root.relativize(f).startsWith(n)
                                    || f.toString().contains("/" + n + "/")))
                    .toList();
        }
    }

    private static boolean namesAToolkit(Path file) {
        return TOOLKIT.matcher(text(file)).find();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
