package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.harmonise.FittedOls;
import org.deltarad.harmonisation.HarmonisationException;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.Limits;
import org.deltarad.signature.Measured;
import org.deltarad.signature.Signature;

/** Fits the harmonisation to the training patients and applies it to all. */
record HarmoniseStep(StudyContext context) implements StudyStep {
    @Override
    public String name() {
        return "harmonise";
    }

    @Override
    public String settings() {
        Study study = context.study();
        return study.about() + "\n" + study.columns() + "\n" + study.harmonise();
    }

    @Override
    public List<Path> inputs() {
        Study.Data data = context.study().data();
        return List.of(data.features(), data.patients(), context.folder().split());
    }

    @Override
    public List<Path> outputs() {
        StudyFolder folder = context.folder();
        return List.of(folder.harmonisation(), folder.gates(), folder.harmonised());
    }

    @Override
    public String run() throws IOException, CohortException {
        StudyData data = context.data();
        FeatureTable training = data.paired().rows(context.split().training());
        FittedOls fitted =
                StudyPipeline.harmonisation(data, Signature.Input.BASELINE).fit(training);
        if (fitted.harmonisation().features().isEmpty()) {
            throw new FitException("none of the " + data.features().size() + " features varies among the "
                    + training.size() + " training patients: " + fitted.notes().get(0));
        }
        Study.About about = context.study().about();
        Calibration.Cohort cohort = new Calibration.Cohort(
                about.title(),
                training.size(),
                about.synthetic(),
                training.size() + " training patients of study " + about.id() + " version " + about.version() + ".");
        Calibration calibration = new Calibration(
                about.id(),
                about.version(),
                cohort,
                about.extraction(),
                fitted.harmonisation(),
                Map.of(),
                Limits.NONE,
                "");
        CalibrationFile.write(context.folder().harmonisation(), calibration, fitted.notes());
        writeGates(fitted);
        writeHarmonised(data, fitted.harmonisation());
        long subtracted = fitted.gates().values().stream()
                .filter(FittedOls.Gate::harmonised)
                .count();
        return subtracted + " of " + data.features().size() + " features harmonised";
    }

    private void writeGates(FittedOls fitted) throws IOException {
        CsvFile csv = new CsvFile("feature", "F", "p", "adjusted", "harmonised");
        fitted.gates()
                .forEach((feature, gate) ->
                        csv.add(feature, gate.f(), gate.pValue(), gate.adjusted(), gate.harmonised()));
        csv.write(context.folder().gates());
    }

    private void writeHarmonised(StudyData data, LinearHarmonisation harmonisation) throws IOException {
        List<Object> header = new ArrayList<>(List.of(
                context.study().columns().patient(), context.study().columns().timePoint()));
        header.addAll(harmonisation.features().keySet());
        CsvFile csv = new CsvFile(header.toArray());
        for (String id : data.patients().ids()) {
            for (TimePoint point : TimePoint.values()) {
                List<Object> row = new ArrayList<>(List.of(id, data.name(point)));
                row.addAll(z(harmonisation, data.measured(id, point)).values());
                csv.add(row.toArray());
            }
        }
        csv.write(context.folder().harmonised());
    }

    private static Map<String, Double> z(LinearHarmonisation harmonisation, Measured measured) {
        Map<String, Double> z = new LinkedHashMap<>();
        for (String feature : harmonisation.features().keySet()) {
            try {
                z.put(feature, harmonisation.z(feature, measured.features().get(feature), measured.acquisition()));
            } catch (HarmonisationException e) {
                z.put(feature, Double.NaN);
            }
        }
        return z;
    }
}
