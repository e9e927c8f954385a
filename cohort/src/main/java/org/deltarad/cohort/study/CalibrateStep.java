package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.evaluate.RocCurve;
import org.deltarad.cohort.evaluate.RocPoint;
import org.deltarad.cohort.validate.Split;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.LinearScore;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Scorer;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/**
 * Scores all patients as the node does, takes each signature's cut-off from the training patients' time-dependent ROC curve
 * (Youden), and completes the package: signatures, calibration, study and their SHA-256.
 */
record CalibrateStep(StudyContext context) implements StudyStep {
    @Override
    public String name() {
        return "calibrate";
    }

    @Override
    public String settings() {
        Study study = context.study();
        return String.join(
                "\n",
                study.about().toString(),
                study.columns().toString(),
                study.train().keySet().toString(),
                study.published().toString(),
                Double.toString(study.cutoffTime()));
    }

    @Override
    public List<Path> inputs() {
        Study study = context.study();
        StudyFolder folder = context.folder();
        List<Path> inputs = new ArrayList<>(List.of(
                study.file(),
                study.data().features(),
                study.data().patients(),
                folder.split(),
                folder.harmonisation()));
        study.train().keySet().forEach(id -> inputs.add(folder.signature(id)));
        return inputs;
    }

    @Override
    public List<Path> outputs() {
        StudyFolder folder = context.folder();
        List<Path> outputs =
                new ArrayList<>(List.of(folder.scores(), folder.calibration(), folder.study(), folder.sums()));
        context.study().published().forEach(s -> outputs.add(folder.signature(s.id())));
        return outputs;
    }

    @Override
    public String run() throws IOException, CohortException, SignatureException {
        Files.createDirectories(context.folder().pack());
        for (Signature signature : context.study().published()) {
            String extraction = context.study().about().extraction();
            if (!signature.extraction().equals(extraction)) {
                throw new FitException(signature.id() + " takes features extracted with " + signature.extraction()
                        + ", the study's were with " + extraction);
            }
            SignatureFile.write(
                    context.folder().signature(signature.id()),
                    signature,
                    List.of("A copy of " + signature.id() + ", SHA-256 " + signature.hash() + "."));
        }
        Calibration harmonisation = context.harmonisation();
        List<Signature> signatures = context.signatures();
        Map<String, double[]> scores = new LinkedHashMap<>();
        Map<String, Double> cutoffs = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        Split split = context.split();
        for (Signature signature : signatures) {
            double[] score = scores(signature, harmonisation, notes);
            scores.put(signature.id(), score);
            RocPoint best = youden(signature, score, split);
            cutoffs.put(signature.id(), best.cutoff());
            notes.add(String.format(
                    "%s: cut-off %s, sensitivity %.3f and specificity %.3f at %s in the training patients themselves, which"
                            + " flatters.",
                    signature.id(),
                    best.cutoff(),
                    best.sensitivity(),
                    best.specificity(),
                    context.study().cutoffTime()));
        }
        CalibrationFile.write(context.folder().calibration(), with(harmonisation, cutoffs), notes);
        writeScores(signatures, scores, cutoffs, split);
        Files.copy(context.study().file(), context.folder().study(), StandardCopyOption.REPLACE_EXISTING);
        writeSums(signatures);
        return "cut-offs " + cutoffs;
    }

    /** Scores of all patients in their order; NaN, with a note, where there is none. */
    private double[] scores(Signature signature, Calibration harmonisation, List<String> notes)
            throws IOException, CohortException {
        StudyData data = context.data();
        List<String> ids = data.patients().ids();
        double[] scores = new double[ids.size()];
        for (int n = 0; n < scores.length; n++) {
            try {
                scores[n] = LinearScore.of(
                                signature,
                                harmonisation.harmonisation(),
                                data.measured(ids.get(n), TimePoint.BASELINE),
                                Optional.of(data.measured(ids.get(n), TimePoint.MID)))
                        .value();
            } catch (SignatureException.NotComputable e) {
                scores[n] = Double.NaN;
                notes.add(signature.id() + " has no score of patient " + ids.get(n) + ": " + e.getMessage() + ".");
            }
        }
        return scores;
    }

    private RocPoint youden(Signature signature, double[] scores, Split split) throws IOException, CohortException {
        boolean up = signature.highMeans() == RiskGroup.HIGH;
        int[] scored = IntStream.of(split.training())
                .filter(r -> !Double.isNaN(scores[r]))
                .toArray();
        RocPoint best = RocCurve.at(
                        context.data().outcome().rows(scored),
                        IntStream.of(scored)
                                .mapToDouble(r -> up ? scores[r] : -scores[r])
                                .toArray(),
                        context.study().cutoffTime())
                .youden();
        if (!Double.isFinite(best.cutoff())) {
            throw new FitException(
                    signature.id() + " has no cut-off: at " + context.study().cutoffTime()
                            + " its scores do not tell patients with the event from those without");
        }
        return up ? best : new RocPoint(-best.cutoff(), best.sensitivity(), best.specificity());
    }

    private Calibration with(Calibration harmonisation, Map<String, Double> cutoffs) {
        Calibration.Cohort cohort = harmonisation.cohort();
        return new Calibration(
                harmonisation.id(),
                harmonisation.version(),
                new Calibration.Cohort(
                        cohort.name(),
                        cohort.patients(),
                        cohort.synthetic(),
                        cohort.description() + " Cut-offs by Youden's index on the time-dependent ROC curve at "
                                + context.study().cutoffTime() + ", "
                                + context.study().about().endpoint() + "."),
                harmonisation.extraction(),
                harmonisation.harmonisation(),
                cutoffs,
                harmonisation.limits(),
                "");
    }

    private void writeScores(
            List<Signature> signatures, Map<String, double[]> scores, Map<String, Double> cutoffs, Split split)
            throws IOException, CohortException {
        List<Object> header = new ArrayList<>(List.of(StudyContext.PATIENT, StudyContext.PART, "time", "event"));
        signatures.forEach(s -> header.addAll(List.of(s.id() + " score", s.id() + " group")));
        CsvFile csv = new CsvFile(header.toArray());
        StudyData data = context.data();
        for (int n = 0; n < data.outcome().size(); n++) {
            int row = n;
            boolean training = IntStream.of(split.training()).anyMatch(r -> r == row);
            List<Object> cells = new ArrayList<>(List.of(
                    data.patients().ids().get(n),
                    training ? StudyContext.TRAINING : StudyContext.VALIDATION,
                    data.outcome().time(n),
                    data.outcome().isEvent(n) ? 1 : 0));
            for (Signature s : signatures) {
                double score = scores.get(s.id())[n];
                cells.add(score);
                cells.add(Double.isNaN(score) ? "" : Scorer.group(s.highMeans(), score, cutoffs.get(s.id())));
            }
            csv.add(cells.toArray());
        }
        csv.write(context.folder().scores());
    }

    private void writeSums(List<Signature> signatures) throws IOException {
        StudyFolder folder = context.folder();
        List<Path> files = new ArrayList<>(List.of(folder.calibration(), folder.study()));
        signatures.forEach(s -> files.add(folder.signature(s.id())));
        StepLog.writeSums(folder.sums(), files);
    }
}
