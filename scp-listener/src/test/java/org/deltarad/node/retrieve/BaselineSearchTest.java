package org.deltarad.node.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Patient;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;
import org.deltarad.node.route.Match;
import org.deltarad.node.work.StepFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of an archive and what is made of its answers; RetrieveRoadTest has the archives of others. */
class BaselineSearchTest {
    @TempDir
    Path data;

    private final Answers archive = new Answers();
    private Index index;

    @BeforeEach
    void open() throws Exception {
        index = Index.open(data);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void studiesAreAskedForWithinTheWindowAndThoseOfOthersAreLeftOut() throws Exception {
        archive.studies.add(study("1", "20260105", "P2"));
        archive.studies.add(study("2", "20260105", "p1"));
        Outcome outcome = search("{}", "P1");
        assertThat(archive.asked.get(0).string(Tag.PatientID)).contains("P1");
        assertThat(archive.asked.get(0).string(Tag.StudyDate)).contains("20260104-20260215");
        assertThat(outcome).isInstanceOf(Outcome.None.class);
        assertThat(outcome.what())
                .isEqualTo(
                        "archive A has no study of the patient from 2026-01-04 to 2026-02-15: the 2 that it names are"
                                + " of another Patient ID or without a date");
        assertThat(archive.asked).hasSize(1);
    }

    @Test
    void aPatientIdThatWouldMatchOthersIsNotAsked() throws Exception {
        assertThat(search("{}", "P*").what()).contains("wildcard");
        assertThat(archive.asked).isEmpty();
    }

    @Test
    void onlySeriesThatFitARouteAreCandidatesAsFarAsTheArchiveSays() throws Exception {
        archive.studies.add(study("1", "20260105", "P1"));
        archive.series.add(series("1.1", "MR", "T1 axial", 20));
        assertThat(search("{}", "P1").what()).contains("has no MR series that fits of the patient");
        archive.series.add(series("1.2", "MR", "T2 axial", 20));
        assertThat(search("{}", "P1").what()).contains("has images of 2026-01-05 (series 1.2), but no RTSTRUCT or SEG");
    }

    @Test
    void theLimitOfStudiesKeepsTheFirstOrTheLast() throws Exception {
        archive.studies.add(study("3", "20260205", "P1"));
        archive.studies.add(study("1", "20260105", "P1"));
        archive.studies.add(study("2", "20260120", "P1"));
        search("{maxStudies: 2}", "P1");
        assertThat(archive.studiesLookedInto()).containsExactly("1", "2");
        archive.asked.clear();
        search("{maxStudies: 2, take: latest}", "P1");
        assertThat(archive.studiesLookedInto()).containsExactly("3", "2");
    }

    @Test
    void aSeriesOverTheLimitIsNotFetched() throws Exception {
        archive.studies.add(study("1", "20260105", "P1"));
        archive.series.add(series("1.2", "MR", "T2 axial", 20));
        archive.series.add(series("1.3", "SEG", "", 3000));
        assertThat(search("{}", "P1").what()).contains("SEG series 1.3 is over retrieve.maxInstances");
        assertThat(archive.fetched).isEmpty();
    }

    private Outcome search(String retrieve, String patientId) throws Exception {
        NodeConfig config = ConfigReader.parse(
                "retrieve: " + retrieve
                        + "\nroutes: [{name: t2, match: {SeriesDescription: ~T2, EchoTime: 80}, use: {}}]",
                Path.of("node.yaml"));
        Match t2 = config.routes().get(0).route().match();
        index.update(t -> {
            if (t.instances().find("9.1").isEmpty()) {
                t.instances().add(image());
            }
        });
        TimePointRow scan = new TimePointRow(
                1,
                "9.9",
                Optional.of("9"),
                new Patient(patientId, Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.of(LocalDateTime.of(2026, 3, 1, 9, 0)),
                "",
                TimePointState.WAITING_FOR_BASELINE,
                "",
                Instant.EPOCH,
                Instant.EPOCH);
        return new BaselineSearch(
                        index,
                        new DataFolder(data),
                        mask -> {
                            throw new StepFailedException("no mask is fetched");
                        },
                        config.retrieve(),
                        route -> new Criteria(List.of(t2), 14, 56))
                .in(archive, scan);
    }

    private static InstanceRow image() {
        return new InstanceRow(
                "9.1",
                "1.2.840.10008.5.1.4.1.1.4",
                "8",
                "9",
                "1.2.840.10008.1.2.1",
                "MR",
                new Patient("P1", Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                "0".repeat(64),
                1234,
                "SENDER",
                "127.0.0.1",
                Instant.EPOCH);
    }

    private static Dataset study(String uid, String date, String patientId) {
        return Dataset.builder()
                .text(Tag.StudyInstanceUID, uid)
                .text(Tag.StudyDate, date)
                .text(Tag.PatientID, patientId)
                .build();
    }

    private static Dataset series(String uid, String modality, String description, int instances) {
        return Dataset.builder()
                .text(Tag.SeriesInstanceUID, uid)
                .text(Tag.Modality, modality)
                .text(Tag.SeriesDescription, description)
                .numbers(Tag.NumberOfSeriesRelatedInstances, instances)
                .build();
    }

    /** An archive with prepared answers. */
    private static final class Answers implements Archive {
        private final List<Dataset> asked = new ArrayList<>();
        private final List<Dataset> studies = new ArrayList<>();
        private final List<Dataset> series = new ArrayList<>();
        private final List<Wanted> fetched = new ArrayList<>();

        @Override
        public String name() {
            return "archive A";
        }

        @Override
        public List<Dataset> find(Dataset keys) {
            asked.add(keys);
            return switch (keys.string(Tag.QueryRetrieveLevel).orElseThrow()) {
                case "STUDY" -> studies;
                case "SERIES" -> series;
                default -> List.of();
            };
        }

        @Override
        public void fetch(Wanted wanted) {
            fetched.add(wanted);
        }

        List<String> studiesLookedInto() {
            return asked.stream()
                    .filter(k -> k.string(Tag.QueryRetrieveLevel).orElseThrow().equals("SERIES"))
                    .map(k -> k.string(Tag.StudyInstanceUID).orElseThrow())
                    .toList();
        }
    }
}
