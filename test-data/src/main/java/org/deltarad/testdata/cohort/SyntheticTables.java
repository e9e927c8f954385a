package org.deltarad.testdata.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.testdata.RandomStream;
import org.deltarad.testdata.ScanProtocol;

/**
 * A synthetic cohort as tables. A latent risk drives the planted features, clinical findings, response and the hazard of
 * progression; scanner and protocol act on the features whatever the risk. The same design and seed give the same tables
 * on every machine.
 *
 * @param design   what it was made of
 * @param features a row per patient and time point, told by the columns "patient" and "timepoint" (pre, mid): Scanner, the
 *                 acquisition parameters by their DICOM keywords, the features as the first reader's outline gives them
 * @param patients a row per patient: clinical findings, doses (Gy) and fractions, PfsMonths, PfsEvent, OsMonths, OsEvent
 *                 (1 is an event), Response (1 is complete), AdcMean (the tumour's, 10^-6 mm2/s)
 * @param readers  features of the reread patients by "patient", "timepoint" and "reader" (1, 2)
 * @param dice     agreement of both readers' outlines
 * @param truth    the latent risk, which no analysis may look at
 * @param planted  what the risk drives: feature, input (baseline, delta), loading
 */
public record SyntheticTables(
        CohortDesign design,
        DataTable features,
        DataTable patients,
        DataTable readers,
        DataTable dice,
        DataTable truth,
        DataTable planted) {
    /** Before treatment. */
    public static final String PRE = "pre";
    /** Some four weeks into treatment. */
    public static final String MID = "mid";

    private static final List<String> NUMERIC = List.of(
            "RepetitionTime",
            "EchoTime",
            "FlipAngle",
            "SliceThickness",
            "NumberOfAverages",
            "Anisotropy",
            "VoxelVolume",
            "FieldOfView",
            "MagneticFieldStrength",
            "EchoTrainLength");
    private static final List<String> CATEGORICAL = List.of("Manufacturer", "InPlanePhaseEncodingDirection");

    /** Makes a cohort. */
    public static SyntheticTables of(CohortDesign design, long seed) {
        List<FeatureModel> models = IntStream.range(0, design.features().size())
                .mapToObj(f -> new FeatureModel(design, f, seed))
                .toList();
        List<Subject> subjects = IntStream.range(0, design.patients())
                .mapToObj(n -> Subject.of(design, seed, n))
                .toList();
        List<List<String>> features = new ArrayList<>();
        List<List<String>> readers = new ArrayList<>();
        List<List<String>> dice = new ArrayList<>();
        int rereadEvery = design.reread() == 0 ? Integer.MAX_VALUE : design.patients() / design.reread();
        for (int n = 0; n < subjects.size(); n++) {
            Subject subject = subjects.get(n);
            boolean reread = n % rereadEvery == 0 && n / rereadEvery < design.reread();
            List<double[]> values = values(subject, models, seed);
            for (int t = 0; t < design.timePoints().size(); t++) {
                String timePoint = design.timePoints().get(t);
                RandomStream random = new RandomStream(seed, subject.id() + " outlines " + timePoint);
                ScanProtocol protocol = subject.protocols().get(timePoint);
                List<String> first = outlined(values.get(t), models, t == 1, protocol, random);
                List<String> key = List.of(subject.id(), timePoint);
                features.add(joined(key, acquisition(protocol), first));
                if (reread) {
                    readers.add(joined(key, List.of("1"), first));
                    readers.add(joined(key, List.of("2"), outlined(values.get(t), models, t == 1, protocol, random)));
                    double overlap = t == 1 ? 0.57 + 0.15 * random.gaussian() : 0.85 + 0.06 * random.gaussian();
                    dice.add(joined(key, List.of(Subject.number(Math.max(0.05, Math.min(0.99, overlap)), 3))));
                }
            }
        }
        List<String> key = List.of("patient", "timepoint");
        return new SyntheticTables(
                design,
                new DataTable("features", joined(key, acquisitionNames(), design.features()), features),
                new DataTable(
                        "patients",
                        joined(List.of("patient"), subjects.get(0).findings().keySet()),
                        subjects.stream()
                                .map(s -> joined(List.of(s.id()), s.findings().values()))
                                .toList()),
                new DataTable("readers", joined(key, List.of("reader"), design.features()), readers),
                new DataTable("dice", joined(key, List.of("Dice")), dice),
                new DataTable(
                        "truth",
                        List.of("patient", "risk"),
                        subjects.stream()
                                .map(s -> List.of(s.id(), Double.toString(s.risk())))
                                .toList()),
                new DataTable(
                        "planted",
                        List.of("feature", "input", "loading"),
                        design.planted().stream()
                                .map(p -> List.of(
                                        p.feature(), p.delta() ? "delta" : "baseline", Double.toString(p.loading())))
                                .toList()));
    }

    /** The tumour's features, without reader or scanner, by time point. */
    private static List<double[]> values(Subject subject, List<FeatureModel> models, long seed) {
        RandomStream random = new RandomStream(seed, subject.id() + " tumour");
        double[] factors = new double[FeatureModel.FACTORS];
        for (int n = 0; n < factors.length; n++) {
            factors[n] = random.gaussian();
        }
        double[] pre = new double[models.size()];
        double[] mid = new double[models.size()];
        for (int f = 0; f < pre.length; f++) {
            pre[f] = models.get(f).baseline(subject.risk(), factors, random);
            mid[f] = pre[f] + models.get(f).change(subject.risk(), random);
        }
        return List.of(pre, mid);
    }

    private static List<String> outlined(
            double[] values, List<FeatureModel> models, boolean mid, ScanProtocol protocol, RandomStream random) {
        List<String> cells = new ArrayList<>();
        double[] parameters = FeatureModel.standardised(protocol);
        for (int f = 0; f < values.length; f++) {
            double value = values[f] + models.get(f).disagreement(mid, random);
            cells.add(Double.toString(models.get(f).measured(value, protocol.scanner(), parameters)));
        }
        return cells;
    }

    private static List<String> acquisitionNames() {
        return joined(List.of("Scanner"), CATEGORICAL, NUMERIC);
    }

    private static List<String> acquisition(ScanProtocol protocol) {
        Acquisition acquisition = protocol.acquisition();
        List<String> cells = new ArrayList<>(List.of(protocol.scanner().modelName()));
        CATEGORICAL.forEach(name -> cells.add(acquisition.categorical().get(name)));
        NUMERIC.forEach(name -> cells.add(Double.toString(acquisition.numeric().get(name))));
        return cells;
    }

    @SafeVarargs
    private static List<String> joined(Collection<String>... parts) {
        List<String> all = new ArrayList<>();
        for (Collection<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    /** Names of the numeric acquisition columns of {@code features}. */
    public static List<String> numericAcquisition() {
        return NUMERIC;
    }

    /** Names of the categorical acquisition columns of {@code features}; {@code Scanner} is a batch. */
    public static List<String> categoricalAcquisition() {
        return CATEGORICAL;
    }

    /** Writes each table as {@code <name>.csv} into a folder, which is made when it is not there. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (DataTable table : List.of(features, patients, readers, dice, truth, planted)) {
            table.write(folder);
        }
    }
}
