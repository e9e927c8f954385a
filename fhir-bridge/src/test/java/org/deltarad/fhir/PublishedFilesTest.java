package org.deltarad.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.report.code.FeatureCodes;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/**
 * The files in the repository that code makes: they are as the code makes them now. After a change write them anew with
 * {@code -Ddeltarad.write=true} and look at the difference.
 */
class PublishedFilesTest {
    private static final Path EXAMPLES = Path.of("examples");

    @Test
    void codeSystemsAreThoseOfTheSources() throws Exception {
        assertCurrent(Map.of(
                Validator.PROFILES.resolve("CodeSystem-deltarad.json"), CodeSystems.deltarad(),
                Validator.PROFILES.resolve("CodeSystem-ibsi.json"), CodeSystems.ibsi(features())));
    }

    @Test
    void examplesAreWhatTheMapperMakesOfTheSyntheticPatient() throws Exception {
        assertCurrent(examples());
    }

    @Test
    void codeSystemsAndValueSetsAreValid() {
        for (Resource definition : Validator.definitions()) {
            if (!(definition instanceof StructureDefinition)) {
                assertThat(Validator.get().validate(definition))
                        .filteredOn(remark -> ValidationTest.SERIOUS.contains(remark.getSeverity()))
                        .as(definition.getIdElement().getIdPart())
                        .isEmpty();
            }
        }
    }

    @Test
    void everyElementOfAProfileIsInItsSnapshot() {
        for (Resource definition : Validator.definitions()) {
            if (definition instanceof StructureDefinition profile) {
                assertThat(ids(Validator.get().snapshot(profile).getSnapshot().getElement()))
                        .as(profile.getUrl())
                        .containsAll(ids(profile.getDifferential().getElement()));
            }
        }
    }

    private static List<String> ids(List<ElementDefinition> elements) {
        return elements.stream().map(ElementDefinition::getId).toList();
    }

    /** What the mapper makes of the synthetic patient, by file. */
    static Map<Path, Resource> examples() throws Exception {
        SyntheticReports reports = new SyntheticReports();
        FhirMapper mapper = new FhirMapper(SyntheticReports.SETTINGS);
        byte[] document = "%PDF-1.4 the document would be here".getBytes(StandardCharsets.US_ASCII);
        ReportBundle first = mapper.map(reports.report(), Optional.empty(), List.of(Rendering.pdf(document)));
        ReportBundle second = mapper.map(reports.replacement(), Optional.of(first), List.of(Rendering.pdf(document)));
        Map<Path, Resource> examples = new LinkedHashMap<>();
        examples.put(EXAMPLES.resolve("report.json"), first.bundle());
        examples.put(EXAMPLES.resolve("replacement.json"), second.bundle());
        return examples;
    }

    private static void assertCurrent(Map<Path, ? extends Resource> made) throws IOException {
        for (Map.Entry<Path, ? extends Resource> file : made.entrySet()) {
            String text =
                    R4.context().newJsonParser().setPrettyPrint(true).encodeResourceToString(file.getValue()) + "\n";
            if (Boolean.getBoolean("deltarad.write")) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), text);
            }
            assertThat(file.getKey()).exists();
            assertThat(Files.readString(file.getKey()))
                    .as(file.getKey().toString())
                    .isEqualTo(text);
        }
    }

    /** All features that the table of codes has. */
    private static List<String> features() throws IOException {
        List<String> features = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                FeatureCodes.class.getResourceAsStream("radiomics-feature-codes.tsv"), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .forEach(cells -> features.add("original_" + cells[0] + '_' + cells[1]));
        }
        return features;
    }
}
