package org.deltarad.feature.ibsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deltarad.feature.DigitalPhantom;
import org.deltarad.feature.Extraction;
import org.deltarad.testing.SharedReferences;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.ImageFile;
import org.junit.jupiter.api.Test;

/**
 * Every reference value of IBSI 1 that we have, within IBSI's own tolerance. The tables are written to
 * {@code target/ibsi-conformance.md} (each value) and {@code target/conformance-ibsi.md} (the summary, which is committed
 * as {@code docs/conformance-ibsi.md}).
 */
class IbsiConformanceTest {
    private static final String DIGITAL = "digital phantom";
    private static final String MANUAL = "ibsi1_manual.csv";

    /** The grey levels of the digital phantom stay as they are. */
    private static final String DIGITAL_PARAMETERS =
            "ibsi: {dimension: 3D, discretisation: {fixedBinSize: 1}, textures: [2D, 2.5D, 3D]}";

    /** By data set and tag: GLDZM by slice, where the compliance table and the reference manual (3.9) differ. */
    private static final Map<String, String> REASONS = Stream.of(
                    "dzm_lgze_2D 0.0368",
                    "dzm_sdlge_2D 0.00913",
                    "dzm_ldhge_2D 70100",
                    "dzm_glnu_2D 82.2",
                    "dzm_zdnu_2D 64",
                    "dzm_zd_var_2D 69.4")
            .map(s -> s.split(" "))
            .collect(Collectors.toMap(
                    s -> "configuration A " + s[0], s -> "see below; the reference manual has " + s[1]));

    private static Extraction digital() throws Exception {
        IbsiParameters parameters = IbsiParameters.parse(DIGITAL_PARAMETERS, "test");
        return new IbsiExtractor(parameters).extract(DigitalPhantom.image(), DigitalPhantom.mask());
    }

    private static Extraction ct(String configuration) throws Exception {
        Path folder = SharedReferences.require("ibsi/ct_phantom/nifti");
        Volume image = ImageFile.read(folder.resolve("image/phantom.nii.gz")).volume();
        Mask mask = ImageFile.read(folder.resolve("mask/mask.nii.gz")).mask(1);
        return new IbsiExtractor(IbsiParameters.preset("ibsi-" + configuration)).extract(image, mask);
    }

    private static Conformance ctConformance(String configuration, Extraction extraction) throws IOException {
        String table = "ibsi1_config_" + configuration.toLowerCase(Locale.ROOT) + ".csv";
        return new Conformance("configuration " + configuration, table, extraction);
    }

    @Test
    void digitalPhantom() throws Exception {
        Conformance conformance = new Conformance(DIGITAL, "ibsi1_digital_phantom.csv", digital());
        assertThat(conformance.missing()).isEmpty();
        assertThat(conformance.mismatches()).isEmpty();
        assertThat(conformance.compared()).hasSize(349);
        String committed = committed();
        assertThat(committed).contains("| family | digital phantom |");
        conformance.byFamily().forEach((family, count) -> assertThat(committed)
                .contains("\n| " + family + " | " + count[0] + " of " + count[1] + " |"));
    }

    /** The compliance tables have no values for 2.5D; the reference manual does, and for 2D GLDZM of A other ones. */
    @Test
    void valuesOfTheReferenceManual() throws Exception {
        Conformance digital = new Conformance(DIGITAL, MANUAL, digital());
        assertThat(digital.mismatches()).isEmpty();
        assertThat(digital.compared()).hasSize(136);
        Conformance a = new Conformance("configuration A", MANUAL, ct("A"));
        assertThat(a.mismatches()).isEmpty();
        assertThat(a.compared()).hasSize(152);
    }

    @Test
    void ctPhantomInEachConfiguration() throws Exception {
        Conformance digital = new Conformance(DIGITAL, "ibsi1_digital_phantom.csv", digital());
        Conformance a = ctConformance("A", ct("A"));
        Conformance c = ctConformance("C", ct("C"));
        Conformance d = ctConformance("D", ct("D"));
        List<Conformance> sets = List.of(digital, a, c, d);
        write("ibsi-conformance.md", sets);
        assertThat(sets).allSatisfy(set -> assertThat(set.missing()).isEmpty());
        assertThat(sets.stream().flatMap(set -> set.mismatches().stream().map(tag -> set.dataSet() + " " + tag)))
                .containsExactlyInAnyOrderElementsOf(REASONS.keySet());
        assertSummaryIsCommitted(Conformance.summary(sets, REASONS));
    }

    private static void write(String name, List<Conformance> sets) throws IOException {
        StringBuilder text = new StringBuilder("# Every reference value of IBSI 1, and ours\n");
        sets.forEach(set -> text.append(set.details()));
        Files.writeString(Files.createDirectories(Path.of("target")).resolve(name), text);
    }

    private static void assertSummaryIsCommitted(String summary) throws IOException {
        Path made = Path.of("target/conformance-ibsi.md");
        String begin = "<!-- made by IbsiConformanceTest -->\n";
        String end = "<!-- end -->";
        Files.writeString(made, begin + summary + end + "\n");
        assertThat(committed())
                .as("put %s between the marks of docs/conformance-ibsi.md", made)
                .contains(begin + summary + end);
    }

    private static String committed() throws IOException {
        return Files.readString(Path.of("../docs/conformance-ibsi.md"), StandardCharsets.UTF_8);
    }
}
