package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deltarad.feature.FeatureClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureListTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void everyFeatureOfPyRadiomicsIsDefined() throws Exception {
        JsonNode list = json();
        int named = Arrays.stream(FeatureClass.values())
                .mapToInt(c -> c.namable().size())
                .sum();
        int found = 0;
        for (JsonNode feature : list) {
            assertThat(feature.path("formula").asText())
                    .as(feature.toString())
                    .matches("IBSI 3\\.\\d+\\.\\d+|PyRadiomics \\w+");
            assertThat(feature.path("unit").asText()).as(feature.toString()).isNotEmpty();
            if (feature.path("class").asText().startsWith("ibsi ")) {
                assertThat(feature.path("ibsi_code").asText())
                        .as(feature.toString())
                        .matches("[0-9A-Z]{4}");
            } else {
                found++;
            }
        }
        assertThat(found).isEqualTo(named);
        // IBSI's 487 values of the digital phantom, which are all its features in all aggregations
        assertThat(list.size() - found).isEqualTo(487);
    }

    @Test
    void theTableOfATerminalIsAligned() {
        assertThat(run("extract", "--list-features")).isZero();
        List<String> lines = out.toString().lines().toList();
        int at = lines.get(0).indexOf("Formula");
        String contrast = lines.stream()
                .filter(l -> l.startsWith("glcm_Contrast "))
                .findFirst()
                .orElseThrow();
        assertThat(contrast.substring(at)).startsWith("IBSI 3.6.12");
        String energy = lines.stream()
                .filter(l -> l.startsWith("ibsi_stat_energy "))
                .findFirst()
                .orElseThrow();
        assertThat(energy).contains("ibsi statistics", "N8CA", "IBSI 3.3.17").endsWith("I2");
        assertThat(lines).allMatch(l -> l.length() <= 120);
    }

    @Test
    void csvHasAHeaderAndTheNotes() throws Exception {
        Path file = folder.resolve("features.csv");
        assertThat(run("extract", "--list-features", "--out", file.toString())).isZero();
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("name,class,ibsi_code,formula,unit,ibsi_name,note");
        assertThat(Files.readString(file))
                .contains("\nglcm_Homogeneity1,glcm,,PyRadiomics glcm,1,,\"only when named; ");
    }

    private JsonNode json() throws Exception {
        Path file = folder.resolve("features.json");
        assertThat(run("extract", "--list-features", "--out", file.toString())).isZero();
        return new ObjectMapper().readTree(file.toFile());
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(out), args);
    }
}
