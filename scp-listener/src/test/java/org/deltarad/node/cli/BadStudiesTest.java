package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.SyntheticTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code cohort run} says of studies that people hand in. Rows and columns count as a spreadsheet counts them: the header
 * is row 1.
 */
class BadStudiesTest {
    private static final SyntheticTables TABLES =
            SyntheticTables.of(CohortDesign.s1().withPatients(60), CohortDesign.SEED);
    private static final String FEATURES = "features.csv";
    private static final String PATIENTS = "patients.csv";
    private static final String READERS = "readers.csv";
    private static final String STUDY = "S1.yaml";
    private static final Path SHIPPED = Path.of("..", "docs", "samples", "studies", STUDY);
    private static final String CONTRAST = "original_glcm_Contrast";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** What somebody did to a good study. */
    @FunctionalInterface
    private interface Deed {
        void to(BadStudiesTest study) throws IOException;
    }

    @BeforeEach
    void goodStudy() throws IOException {
        TABLES.write(folder);
        Files.writeString(folder.resolve(STUDY), Files.readString(SHIPPED).replace("folds: leave-one-out", "folds: 3"));
    }

    private int run() {
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "cohort",
                "run",
                "--until",
                "evaluate",
                folder.resolve(STUDY).toString());
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(folder.resolve(file));
        String after = change.apply(before);
        assertThat(after).as("the deed").isNotEqualTo(before);
        Files.writeString(folder.resolve(file), after);
    }

    private void save(String file, Charset charset, UnaryOperator<String> change) throws IOException {
        Files.write(
                folder.resolve(file),
                change.apply(Files.readString(folder.resolve(file))).getBytes(charset));
    }

    /** Changes the cells of a column; row 2 is the first after the header, 0 means all. */
    private void cells(String file, String column, int row, UnaryOperator<String> change) throws IOException {
        edit(file, text -> {
            List<String> lines = new ArrayList<>(text.lines().toList());
            int at = List.of(lines.get(0).split(",", -1)).indexOf(column);
            for (int n = 1; n < lines.size(); n++) {
                String[] cells = lines.get(n).split(",", -1);
                cells[at] = row == 0 || row == n + 1 ? change.apply(cells[at]) : cells[at];
                lines.set(n, String.join(",", cells));
            }
            return String.join("\n", lines) + "\n";
        });
    }

    /** The patient of row 4 once more, under another spelling of the id, with features. */
    private void again(UnaryOperator<String> id) throws IOException {
        for (String file : List.of(PATIENTS, FEATURES)) {
            edit(
                    file,
                    text -> text
                            + String.join(
                                    "\n",
                                    text.lines()
                                            .filter(line -> line.startsWith("S1-003,"))
                                            .map(line -> id.apply("S1-003") + line.substring("S1-003".length()))
                                            .toList())
                            + "\n");
        }
    }

    private static Arguments refused(String what, Deed deed, String... said) {
        return Arguments.of(Named.of(what, deed), List.of(said));
    }

    private static Deed cell(String file, String column, int row, String cell) {
        return study -> study.cells(file, column, row, any -> cell);
    }

    private static Deed inStudy(String from, String to) {
        return study -> study.edit(STUDY, text -> text.replace(from, to));
    }

    /** Number of the line of the shipped study that starts so. */
    private static int line(String start) {
        try {
            List<String> lines = Files.readAllLines(SHIPPED);
            return 1
                    + IntStream.range(0, lines.size())
                            .filter(n -> lines.get(n).startsWith(start))
                            .findFirst()
                            .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> refused() {
        String missing = "the cell is missing";
        String semicolons = "row 1: columns must be separated by commas, not by semicolons, and decimals take a point";
        return Stream.of(
                refused(
                        "missing feature",
                        cell(FEATURES, CONTRAST, 8, ""),
                        "features.csv, row 8, column 27 (AA, '" + CONTRAST + "')",
                        missing),
                refused(
                        "missing category",
                        cell(FEATURES, "Manufacturer", 8, "NA"),
                        "features.csv, row 8, column 4 (D, 'Manufacturer')",
                        missing),
                refused(
                        "missing time",
                        cell(PATIENTS, "PfsMonths", 8, ""),
                        "patients.csv, row 8, column 14 (N, 'PfsMonths')",
                        missing),
                refused(
                        "missing event",
                        cell(PATIENTS, "PfsEvent", 8, "NA"),
                        "patients.csv, row 8, column 15 (O, 'PfsEvent')",
                        missing),
                refused("missing reading", cell(READERS, CONTRAST, 3, ""), "readers.csv, row 3, column 15", missing),
                refused("no events", cell(PATIENTS, "PfsEvent", 0, "0"), "patients.csv", "'PfsEvent' has no event (1)"),
                refused(
                        "one event",
                        study -> {
                            study.cells(PATIENTS, "PfsEvent", 0, any -> "0");
                            study.cells(PATIENTS, "PfsEvent", 4, any -> "1");
                        },
                        "with 1 events cannot be chosen by cross-validation: no events among"),
                refused(
                        "an event that is neither",
                        cell(PATIENTS, "PfsEvent", 5, "2"),
                        "patients.csv, row 5, column 15",
                        "'2' is neither 1 (event) nor 0"),
                refused(
                        "negative follow-up",
                        cell(PATIENTS, "PfsMonths", 5, "-1"),
                        "patients.csv, row 5, column 14",
                        "'-1' is none"),
                refused(
                        "one time for all",
                        cell(PATIENTS, "PfsMonths", 0, "24"),
                        "step calibrate: at time 60.0",
                        "0 were followed up longer: both are needed"),
                refused(
                        "nothing varies",
                        study -> {
                            study.edit(STUDY, t -> t.replace("original_.*", CONTRAST));
                            study.cells(FEATURES, CONTRAST, 0, any -> "3");
                        },
                        "step harmonise: none of the 1 features varies among the 40 training patients"),
                refused(
                        "a patient twice",
                        study -> study.again(id -> id),
                        "patients.csv, row 62, column 1 (A, 'patient'): 'S1-003' is in row 4 already"),
                refused(
                        "a patient twice, in small letters",
                        study -> study.again(id -> "s1-003"),
                        "patients.csv, row 62, column 1",
                        "'s1-003' differs from 'S1-003' of row 4 in capitals or spaces only",
                        "in both parts of a split"),
                refused(
                        "a patient twice, with spaces",
                        study -> study.again(id -> "S1 -\u00a0003"),
                        "patients.csv, row 62, column 1",
                        "differs from 'S1-003' of row 4 in capitals or spaces only"),
                refused(
                        "Latin-1 cells",
                        study -> study.save(
                                PATIENTS, StandardCharsets.ISO_8859_1, t -> t.replace("S1-004", "M\u00fcller")),
                        "patients.csv, row 5: byte 0xFC is not UTF-8; the file seems to be Latin-1"),
                refused(
                        "Latin-1 header",
                        study -> study.save(
                                FEATURES,
                                StandardCharsets.ISO_8859_1,
                                t -> t.replace(CONTRAST, "original_gr\u00f6\u00dfe")),
                        "features.csv, row 1: byte 0xF6 is not UTF-8"),
                refused(
                        "Latin-1 study",
                        study -> study.save(
                                STUDY, StandardCharsets.ISO_8859_1, t -> t.replace("title: ", "title: f\u00fcr ")),
                        "S1.yaml, line " + line("title: ") + ": not UTF-8 text; save it as UTF-8"),
                refused(
                        "UTF-16",
                        study -> study.save(FEATURES, StandardCharsets.UTF_16, t -> t),
                        "features.csv: the file is UTF-16; save it as CSV UTF-8"),
                refused(
                        "semicolons",
                        study -> study.edit(FEATURES, t -> t.replace(',', ';')),
                        "features.csv, " + semicolons),
                refused(
                        "semicolons and decimal commas",
                        study -> study.edit(PATIENTS, t -> t.replace(',', ';').replace('.', ',')),
                        "patients.csv, " + semicolons),
                refused(
                        "tabs",
                        study -> study.edit(READERS, t -> t.replace(',', '\t')),
                        "readers.csv, row 1: columns must be separated by commas, not by tabs"),
                refused(
                        "decimal comma in quotes",
                        cell(PATIENTS, "PfsMonths", 4, "\"12,5\""),
                        "patients.csv, row 4, column 14 (N, 'PfsMonths'): '12,5' is no number; decimals take a point"),
                refused(
                        "decimal comma without quotes",
                        cell(PATIENTS, "PfsMonths", 4, "12,5"),
                        "patients.csv, row 4: there are ",
                        "; a cell with a comma needs quotes"),
                refused(
                        "unit in a number",
                        cell(FEATURES, "EchoTime", 5, "100 ms"),
                        "features.csv, row 5, column 7 (G, 'EchoTime'): '100 ms' is no number"),
                refused(
                        "half a quote",
                        study -> study.edit(PATIENTS, t -> t.replace("S1-003,", "\"S1-003\"x,")),
                        "patients.csv, row 4: this is not CSV"),
                refused("empty file", study -> study.edit(FEATURES, t -> ""), "features.csv: the file is empty"),
                refused(
                        "header alone",
                        study -> study.edit(PATIENTS, t -> t.lines().findFirst().orElseThrow()),
                        "patients.csv: there is a header and no row"),
                refused(
                        "unknown column of times",
                        inStudy("time: PfsMonths", "time: Months"),
                        "patients.csv, row 1: there is no column 'Months'; there are patient, Centre,",
                        "PfsMonths"),
                refused(
                        "column in other capitals",
                        inStudy("patient: patient", "patient: Patient"),
                        "patients.csv, row 1: there is no column 'Patient' (capital letters count: there is 'patient')"),
                refused(
                        "unknown predictor",
                        inStudy("EchoTime,", "EchoTimes,"),
                        "features.csv, row 1: there is no column 'EchoTimes'; there are patient, timepoint,",
                        "and 77 more"),
                refused(
                        "no features",
                        inStudy("original_.*", "wavelet_.*"),
                        "features.csv: no column's name matches columns.features, 'wavelet_.*'"),
                refused(
                        "everything a feature",
                        inStudy("original_.*", ".*"),
                        "features.csv: columns.features, '.*', matches column 'patient' too"),
                refused(
                        "two roles",
                        inStudy("event: PfsEvent", "event: PfsMonths"),
                        "S1.yaml, line " + line("columns:") + ", columns: column 'PfsMonths' has two roles"),
                refused(
                        "unknown time point",
                        inStudy("mid: mid", "mid: week4"),
                        "features.csv: no row has 'week4' in column 'timepoint'; there are pre, mid"),
                refused(
                        "one reader",
                        study -> study.edit(READERS, t -> t.replaceAll("(?m)^\\S+?,(pre|mid),2,.*\n", "")),
                        "readers.csv: there are readings of one reader, 1; agreement needs two"),
                refused(
                        "features without follow-up",
                        study -> study.edit(PATIENTS, t -> t.replaceAll("(?m)^S1-004,.*\n", "")),
                        "patients.csv: patients of ",
                        "without a row here: S1-004"),
                refused(
                        "no patients to judge by",
                        inStudy("cutoff: {time: 60}", "cutoff: {time: 600}"),
                        "step calibrate: at time 600.0"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedInOneLineThatSaysWhere(Deed deed, List<String> said) throws Exception {
        deed.to(this);
        assertThat(run()).as(out.toString()).isEqualTo(1);
        assertThat(err.toString().strip()).contains(said).doesNotContain("\n").startsWith("deltarad cohort run: ");
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of(Named.<Deed>of("byte order marks, CRLF and blank rows", study -> {
                    for (String file : List.of(FEATURES, PATIENTS, READERS)) {
                        study.edit(file, t -> "\ufeff" + t.replace("\n", "\r\n") + "\r\n\r\n");
                    }
                    study.edit(STUDY, t -> t.replace("\n", "\r\n"));
                })),
                Arguments.of(Named.<Deed>of("other alphabets", study -> {
                    for (String file : List.of(FEATURES, READERS)) {
                        study.edit(file, t -> t.replace(CONTRAST, "original_gr\u00f6\u00dfe_\u0416"));
                    }
                })));
    }

    /** The same numbers come of it, whatever program wrote the file. */
    @ParameterizedTest
    @MethodSource("taken")
    void isTakenAsTheGoodStudy(Deed deed) throws Exception {
        assertThat(run()).as(err.toString()).isZero();
        String good = out.toString();
        out.getBuffer().setLength(0);
        deed.to(this);
        assertThat(run()).as(err.toString()).isZero();
        assertThat(out.toString().replace(" (current)", "")).isEqualTo(good);
    }

    static Stream<Arguments> handled() {
        return Stream.of(
                Arguments.of(Named.<Deed>of(
                        "tied times",
                        study -> study.cells(
                                PATIENTS,
                                "PfsMonths",
                                0,
                                cell -> Long.toString(12 * Math.max(1, Math.round(Double.parseDouble(cell) / 12)))))),
                Arguments.of(Named.<Deed>of("constant feature and predictor", study -> {
                    study.cells(FEATURES, CONTRAST, 0, any -> "3");
                    study.cells(FEATURES, "MagneticFieldStrength", 0, any -> "1.5");
                })),
                Arguments.of(Named.<Deed>of(
                        "a category that one patient has", cell(FEATURES, "Manufacturer", 6, "Hitachi"))),
                Arguments.of(Named.<Deed>of("complete separation", BadStudiesTest::separate)));
    }

    @ParameterizedTest
    @MethodSource("handled")
    void isHandled(Deed deed) throws Exception {
        deed.to(this);
        assertThat(run()).as(err.toString()).isZero();
        assertThat(folder.resolve("S1/package/SHA256SUMS")).exists();
    }

    /** A feature that puts the patients in the order of their events, with all others after them. */
    private void separate() throws IOException {
        List<String> patients = Files.readAllLines(folder.resolve(PATIENTS));
        int time = List.of(patients.get(0).split(",", -1)).indexOf("PfsMonths");
        Map<String, Double> values = new HashMap<>();
        for (String line : patients.subList(1, patients.size())) {
            String[] cells = line.split(",", -1);
            double months = Double.parseDouble(cells[time]);
            values.put(cells[0], cells[time + 1].equals("1") ? 300 - months : months / 100);
        }
        for (String file : List.of(FEATURES, READERS)) {
            edit(file, text -> {
                List<String> lines = new ArrayList<>(text.lines().toList());
                int at = List.of(lines.get(0).split(",", -1)).indexOf("original_gldm_DependenceVariance");
                for (int n = 1; n < lines.size(); n++) {
                    String[] cells = lines.get(n).split(",", -1);
                    double value = values.get(cells[0]);
                    cells[at] = Double.toString(cells[1].equals("mid") ? 2.1 * value : value);
                    lines.set(n, String.join(",", cells));
                }
                return String.join("\n", lines) + "\n";
            });
        }
    }
}
