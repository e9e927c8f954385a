package org.deltarad.cohort.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.evaluate.SurvivalBrier;
import org.deltarad.cohort.evaluate.TimeDependentAuc;
import org.deltarad.cohort.figure.Figure;
import org.deltarad.cohort.survival.CoxModel;
import org.deltarad.cohort.survival.CoxOptions;
import org.deltarad.cohort.survival.CoxRegression;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of made-up tables: complete, safe to open, and the same each time. */
class StudyReportTest {
    private static final int TRAINING = 60;
    private static final int PATIENTS = 100;

    @TempDir
    Path folder;

    private Path study;
    private Path out;
    private final double[] time = new double[PATIENTS];
    private final boolean[] event = new boolean[PATIENTS];
    private final double[] score = new double[PATIENTS];

    @BeforeEach
    void tables() throws IOException {
        out = Files.createDirectories(folder.resolve("out"));
        study = folder.resolve("study.yaml");
        Files.writeString(study, """
                format: deltarad-study/1
                id: T-1
                version: "3"
                title: 'Scores <script>alert("x")</script> & more'
                endpoint: survival
                synthetic: true
                data: {patients: patients.csv}
                columns: {patient: patient, time: Months, event: Event}
                split: {validation: 0.4, seed: 77, events: true}
                cutoff: {time: 36}
                evaluation: {times: [12, 36], level: 0.95}
                """);
        Random random = new Random(5);
        StringBuilder patients = new StringBuilder("patient,Age,\"Sex <&>\"\n");
        StringBuilder split = new StringBuilder("patient,part\n");
        for (int n = 0; n < PATIENTS; n++) {
            score[n] = random.nextGaussian();
            double end = -40 * Math.log(random.nextDouble()) * Math.exp(-0.8 * score[n]);
            double censored = 12 + 60 * random.nextDouble();
            time[n] = Math.max(0.1, Math.rint(10 * Math.min(end, censored)) / 10);
            event[n] = end < censored;
            patients.append("P<&>" + n + "," + (n == 4 ? "" : 40 + n % 30) + "," + (n % 2 == 0 ? "a<b" : "b&c") + "\n");
            split.append("P<&>" + n + "," + part(n) + "\n");
        }
        Files.writeString(folder.resolve("patients.csv"), patients);
        Files.writeString(out.resolve("split.csv"), split);
        writeScores(true, true);
        Files.writeString(out.resolve("kaplan-meier.csv"), """
                signature,part,group,time,at risk,events,censored,survival,lower,upper
                S&1,training,LOW,5.0,30,1,0,0.967,0.905,1.0
                S&1,training,LOW,40.0,10,0,1,0.967,0.905,1.0
                S&1,training,HIGH,3.0,30,3,0,0.9,0.799,1.0
                S&1,training,HIGH,30.0,5,5,0,0.0,,
                """);
        Files.writeString(out.resolve("evaluation.csv"), """
                signature,part,patients,events,measure,time,value,lower,upper,note
                S&1,training,60,30,C-index,all,0.71234,0.6,0.8,
                S&1,training,60,30,log-rank p,all,0.00004,,,
                """);
    }

    private static String part(int n) {
        return n < TRAINING ? "training" : "validation";
    }

    /** @param events whether validation patients have events */
    private void writeScores(boolean times, boolean events) throws IOException {
        StringBuilder csv = new StringBuilder("patient,part,time,event,S&1 score,S&1 group\n");
        for (int n = 0; n < PATIENTS; n++) {
            boolean with = event[n] && (events || n < TRAINING);
            csv.append("P<&>" + n + "," + part(n) + "," + (times ? time[n] : "") + "," + (with ? 1 : 0) + "," + score[n]
                    + "," + (score[n] > 0 ? "HIGH" : "LOW") + "\n");
        }
        Files.writeString(out.resolve("scores.csv"), csv);
    }

    private void write() throws IOException {
        new StudyReport(study, out).write();
    }

    /** The page without files of figures. */
    private String html() throws IOException {
        return HtmlPage.of(new StudyReport(study, out).make().report());
    }

    private byte[] pdf() throws IOException {
        return PdfPages.of(new StudyReport(study, out).make().report(), 1);
    }

    private List<List<String>> rows(String table) throws IOException {
        return TextTable.read(out.resolve("figures").resolve(table))
                .orElseThrow()
                .rows();
    }

    @Test
    void htmlHasAllSectionsIsEscapedAndNeedsNothingElse() throws Exception {
        String html = html().replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assertThat(html)
                .contains("Research use only", "Synthetic data: the patients were made by a program")
                .contains("Scores &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more")
                .contains("Sex &lt;&amp;&gt;: a&lt;b", "S&amp;1")
                .contains("0.712 (0.600 to 0.800)", "&lt; 0.001", "split.seed", "77")
                .doesNotContain("<script", "http://", "https://", "www.", "src=", "@import", "url(");
        for (String id : List.of(
                "summary",
                "background",
                "data",
                "participants",
                "preparation",
                "outcome",
                "predictors",
                "sample-size",
                "missing",
                "methods",
                "imbalance",
                "fairness",
                "output",
                "split",
                "ethics",
                "results-participants",
                "development",
                "specification",
                "performance",
                "updating",
                "discussion",
                "clear",
                "metrics",
                "appendix")) {
            assertThat(html).contains("<h2 id=\"" + id + "\">", "href=\"#" + id + "\"");
        }
        assertThat(html).contains("Left out: harmonisation (the study has no harmonisation.csv).");
        for (int n = 1; n <= 58; n++) {
            assertThat(html).contains("<td class=\"n\">" + n + "</td>");
        }
        assertThat(Checklist.clear().items()).hasSize(58);
        assertThat(Checklist.metrics().items()).hasSize(30);
    }

    @Test
    void pdfHasPagesTextAndOutline() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(pdf())) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(6);
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("Research use only", "Synthetic data", "CLEAR checklist", "METRICS items")
                    .contains("Page 1 of " + pages, "Page " + pages + " of " + pages)
                    .contains("Number at risk", "Sex <&>: a<b", "<script>");
            assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).hasSizeGreaterThan(20);
        }
    }

    @Test
    void theSameTablesGiveTheSameBytes() throws Exception {
        write();
        byte[] html = Files.readAllBytes(out.resolve("report.html"));
        byte[] pdf = Files.readAllBytes(out.resolve("report.pdf"));
        write();
        assertThat(Files.readAllBytes(out.resolve("report.html"))).isEqualTo(html);
        assertThat(Files.readAllBytes(out.resolve("report.pdf"))).isEqualTo(pdf);
        assertThat(new StudyReport(study, out).outputs())
                .allMatch(Files::exists)
                .hasSizeGreaterThan(20);
    }

    /** Numbers of the figures' tables are those of the methods, with the risk of a Cox model of the training patients. */
    @Test
    void tablesOfFiguresHaveTheNumbersOfTheMethods() throws Exception {
        Findings findings = new StudyReport(study, out).make().findings();
        findings.writeTables(out.resolve("figures"));
        int[] training = range(0, TRAINING);
        int[] validation = range(TRAINING, PATIENTS);
        SurvivalTimes all = SurvivalTimes.of(time, event);
        CoxModel cox = new CoxRegression(CoxOptions.standard()).fit(column(training), all.rows(training));
        double[] risk = new double[validation.length];
        for (int n = 0; n < risk.length; n++) {
            risk[n] = 1 - cox.survival(new double[] {score[validation[n]]}, 36);
        }
        double brier =
                SurvivalBrier.of(all.rows(validation), risk, 36, 0.95).score().value();
        assertThat(rows("risk-measures.csv")).anySatisfy(row -> assertThat(row)
                .startsWith("", "S&1", "validation", "Brier score", "36.0", Double.toString(brier)));
        double predicted = 0;
        int patients = 0;
        for (List<String> row : rows("calibration-curve.csv")) {
            if (row.get(2).equals("validation")) {
                patients += Integer.parseInt(row.get(4));
                predicted += Integer.parseInt(row.get(4)) * Double.parseDouble(row.get(5));
            }
        }
        assertThat(patients).isEqualTo(validation.length);
        assertThat(predicted / patients)
                .as("mean predicted risk, summed in another order")
                .isCloseTo(mean(risk), within(1e-12));
        double[] scores = new double[validation.length];
        for (int n = 0; n < scores.length; n++) {
            scores[n] = score[validation[n]];
        }
        double auc = TimeDependentAuc.of(all.rows(validation), scores, 36, 0.95)
                .auc()
                .value();
        assertThat(html()).contains("at 36: AUC " + Cells.decimals(auc));
        assertThat(rows("decision-curve.csv")).hasSize(2 * 99);
        assertThat(rows("impact.csv")).hasSize(99);
        assertThat(rows("hazard-ratios.csv")).hasSize(4);
    }

    @Test
    void withoutEventsInValidationThereAreSentences() throws Exception {
        writeScores(true, false);
        assertThat(html())
                .contains("The ROC curve of S&amp;1 in validation patients is not shown: ")
                .contains("Calibration of S&amp;1 in validation patients is not shown: no events among 40 patients.")
                .contains("ROC of S&amp;1, training");
    }

    @Test
    void aClassOutcomeHasRocCalibrationAndBenefitWithoutTimes() throws Exception {
        writeScores(false, true);
        Files.delete(out.resolve("kaplan-meier.csv"));
        assertThat(html())
                .contains(
                        "Left out: Kaplan-Meier curves (no kaplan-meier.csv).", "Hosmer-Lemeshow p", "ROC curve in 40")
                .contains("Calibration of S&amp;1<")
                .doesNotContain("Number at risk", "NaN");
    }

    @Test
    void endpointsInFoldersHaveASectionEachAndOtherTablesAreShown() throws Exception {
        Path os = Files.createDirectories(out.resolve("OS"));
        for (String table : List.of("scores.csv", "evaluation.csv", "kaplan-meier.csv")) {
            Files.move(out.resolve(table), os.resolve(table));
        }
        Files.writeString(os.resolve("learners.csv"), "learner,C-index\nforest,0.7123456\n");
        Files.writeString(
                os.resolve("cluster-quality.csv"),
                "clusters,Calinski-Harabasz,Davies-Bouldin,silhouette,chosen\n2,40,1.1,0.3,\n3,50,1.0,0.4,true\n");
        assertThat(html())
                .contains("<h3 id=\"endpoint-os\">OS</h3>", "OS/learners.csv", "0.712")
                .contains("OS/cluster-quality.csv");
        assertThat(new StudyReport(study, out).make().findings().figures())
                .extracting(Figure::name)
                .contains("km-os-s-1-training", "roc-os-s-1-validation", "cluster-quality-silhouette")
                .doesNotHaveDuplicates();
    }

    @Test
    void aStudyThatScoredNothingYetSaysSo() throws Exception {
        for (String table : List.of("scores.csv", "evaluation.csv", "kaplan-meier.csv", "split.csv")) {
            Files.delete(out.resolve(table));
        }
        assertThat(html())
                .contains("There is no scores.csv yet", "Left out: performance (the study has no scores.csv).");
    }

    /** Letters that the font lacks are question marks in the PDF, and as they are in HTML. */
    @Test
    void otherAlphabetsAreTaken() throws Exception {
        Files.writeString(
                study,
                Files.readString(study, StandardCharsets.UTF_8)
                        .replace("endpoint: survival", "endpoint: \u751f\u5b58 \u00fc"));
        assertThat(html()).contains("\u751f\u5b58 \u00fc");
        try (PDDocument pdf = Loader.loadPDF(pdf())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Endpoint: ?? \u00fc.");
        }
    }

    private double[][] column(int[] rows) {
        List<double[]> column = new ArrayList<>();
        for (int row : rows) {
            column.add(new double[] {score[row]});
        }
        return column.toArray(double[][]::new);
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
