package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md that a compiler does not see. */
class ArchitectureTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TOOLKIT = Pattern.compile("\\b(com\\.pixelmed|org\\.dcm4che\\w*)\\.[a-z]+\\.\\w+");

    @Test
    void onlyTheToolkitModulesNameAToolkitsClasses() throws IOException {
        assertThat(sources()
                        .filter(p -> !p.startsWith(ROOT.resolve("dicom-toolkit")))
                        .filter(p -> code(p).lines()
                                .anyMatch(l -> l.startsWith("import ")
                                        && TOOLKIT.matcher(l).find())))
                .isEmpty();
    }

    @Test
    void theNumbersKnowNoDicom() throws IOException {
        assertThat(sources()
                        .filter(p -> p.startsWith(ROOT.resolve("feature-core")))
                        .filter(p -> code(p).contains("org.deltarad.dicom")))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<Path> packages = sources()
                .filter(p -> p.toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(packages).isNotEmpty().allSatisfy(p -> assertThat(p.resolve("package-info.java"))
                .exists());
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all
                    .filter(p -> p.toString().endsWith(".java"))
                    .filter(p -> !p.toString().contains("/target/"))
                    .toList()
                    .stream();
        }
    }

    private static String code(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
