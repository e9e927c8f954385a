package org.deltarad.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureFileTest {
    private static final String GOOD = """
            format: deltarad-signature/1
            id: mine
            version: 1.10
            title: A title
            citation: "A citation: with a colon"
            endpoint: overall survival
            input: baseline
            extraction: S1
            highMeans: low
            intercept: -1e-3
            terms:
              original_glcm_Id: .5
              original_glcm_Idm: -2
            """;

    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        Path file = directory.resolve("mine.yaml");
        Files.writeString(file, text);
        return file;
    }

    private void refused(String text, int line, String key, String problem) throws IOException {
        Path file = file(text);
        SignatureException.BadFile refusal =
                catchThrowableOfType(SignatureException.BadFile.class, () -> SignatureFile.read(file));
        assertThat(refusal).as("refusal of %s", text).isNotNull();
        assertThat(refusal.getMessage()).contains(file.toString()).contains(problem);
        assertThat(refusal.line()).as(refusal.getMessage()).isEqualTo(line);
        assertThat(refusal.key()).as(refusal.getMessage()).isEqualTo(key);
    }

    private static Map<String, Double> coefficients(Signature signature) {
        Map<String, Double> terms = new LinkedHashMap<>();
        signature.terms().forEach(t -> terms.put(t.feature(), t.coefficient()));
        return terms;
    }

    /** The numbers of S1 Table 3, typed from the paper once more. */
    @Test
    void builtInDeltaRadIsAsPublished() throws SignatureException {
        Signature signature = SignatureFile.builtIn("Delta_rad");
        assertThat(signature.input()).isEqualTo(Signature.Input.DELTA);
        assertThat(coefficients(signature))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "original_glcm_Autocorrelation", -0.020,
                        "original_glcm_InverseVariance", 0.006,
                        "original_gldm_DependenceVariance", -0.379,
                        "original_gldm_GrayLevelVariance", 0.044,
                        "original_glszm_SizeZoneNonUniformityNormalized", -0.239,
                        "original_glszm_ZonePercentage", -0.350));
    }

    /** The numbers of S1 Table 3, typed from the paper once more. */
    @Test
    void builtInPreCcrtRadIsAsPublished() throws SignatureException {
        Signature signature = SignatureFile.builtIn("Pre-CCRT_rad");
        assertThat(signature.input()).isEqualTo(Signature.Input.BASELINE);
        assertThat(coefficients(signature))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "original_gldm_DependenceNonUniformityNormalized", -0.210,
                        "original_gldm_DependenceVariance", 0.583,
                        "original_gldm_GrayLevelVariance", -0.094,
                        "original_glrlm_LongRunEmphasis", -0.270,
                        "original_glszm_SizeZoneNonUniformityNormalized", 0.132,
                        "original_glszm_SmallAreaEmphasis", 0.142,
                        "original_glszm_SmallAreaHighGrayLevelEmphasis", 0.128));
    }

    @Test
    void builtInsSayWhatTheyAre() throws SignatureException {
        assertThat(SignatureFile.builtIns()).containsExactly("Delta_rad", "Pre-CCRT_rad");
        for (String name : SignatureFile.builtIns()) {
            Signature signature = SignatureFile.builtIn(name);
            assertThat(signature.id()).isEqualTo(name);
            assertThat(signature.extraction()).isEqualTo("S1");
            assertThat(signature.intercept()).isZero();
            assertThat(signature.highMeans()).isEqualTo(RiskGroup.HIGH);
            assertThat(signature.endpoint()).isEqualTo("progression-free survival");
            assertThat(signature.citation()).contains("10.1186/s12885-025-13509-1");
        }
        assertThatThrownBy(() -> SignatureFile.builtIn("../Delta_rad"))
                .isInstanceOf(SignatureException.NoSuchBuiltIn.class)
                .hasMessageContaining("Pre-CCRT_rad");
    }

    @Test
    void readsASitesOwnFile() throws IOException, SignatureException {
        Signature signature = SignatureFile.read(file(GOOD));
        assertThat(signature.version()).isEqualTo("1.10");
        assertThat(signature.citation()).isEqualTo("A citation: with a colon");
        assertThat(signature.highMeans()).isEqualTo(RiskGroup.LOW);
        assertThat(signature.intercept()).isEqualTo(-0.001);
        assertThat(signature.terms())
                .containsExactly(
                        new Signature.Term("original_glcm_Id", 0.5), new Signature.Term("original_glcm_Idm", -2));
    }

    @Test
    void hashesTheBytes() throws IOException, SignatureException {
        Path one = file(GOOD);
        // sha256sum of the text above
        assertThat(SignatureFile.read(one).hash())
                .isEqualTo("a7c0e169c5251d12fc54ac213ead35a0e4ca7b72a54e4a5d1b193a8228e8995b");
        assertThat(SignatureFile.read(file(GOOD + "# seen\n")).hash())
                .isNotEqualTo("a7c0e169c5251d12fc54ac213ead35a0e4ca7b72a54e4a5d1b193a8228e8995b");
    }

    @Test
    void refusesUnknownMissingAndRepeatedKeys() throws IOException {
        refused(GOOD.replace("intercept:", "intercpt:"), 10, "intercpt", "unknown key");
        refused(GOOD.replace("endpoint: overall survival\n", ""), 1, "", "'endpoint' is missing");
        refused(GOOD + "id: other\n", 14, "id", "twice");
        refused(GOOD + "  original_glcm_Id: 3\n", 14, "terms.original_glcm_Id", "twice");
    }

    @Test
    void refusesValuesOfAnotherForm() throws IOException {
        for (String notANumber :
                new String[] {".nan", ".inf", "-.inf", "1e999", "0x10", "1_000", "1:30", "abc", "~", "[1]"}) {
            refused(
                    GOOD.replace("Idm: -2", "Idm: " + notANumber),
                    13,
                    "terms.original_glcm_Idm",
                    notANumber.matches("~|\\[1]") ? "text" : "finite number");
        }
        refused(GOOD.replace("input: baseline", "input: mid"), 7, "input", "[baseline, delta]");
        refused(GOOD.replace("title: A title", "title: ''"), 4, "title", "empty");
        refused(GOOD.replace("signature/1", "signature/2"), 1, "format", "deltarad-signature/1");
        refused(GOOD.replace("terms:", "terms: {}").replaceAll(" +original.*\n", ""), 11, "terms", "at least one term");
    }

    @Test
    void refusesYamlThatIsMoreThanData() throws IOException {
        refused(GOOD.replace("title: A title", "title: *t"), 4, "title", "aliases");
        refused(GOOD.replace("title: A title", "title: !!str A title"), 4, "title", "tags");
        refused(GOOD + "---\nid: b\n", 15, "", "second document");
        refused(GOOD.replace("terms:", "terms: {"), 13, "", "not YAML");
        refused("", 1, "", "empty");
        refused("- 1\n", 1, "", "mapping");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        Path file = directory.resolve("latin1.yaml");
        Files.write(file, GOOD.replace("A title", "é").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SignatureFile.read(file))
                .isInstanceOf(SignatureException.BadFile.class)
                .hasMessageContaining("UTF-8");
    }
}
