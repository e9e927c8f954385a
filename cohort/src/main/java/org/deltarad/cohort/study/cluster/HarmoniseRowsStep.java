package org.deltarad.cohort.study.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableWriter;
import org.deltarad.cohort.harmonise.FittedOls;
import org.deltarad.cohort.study.CsvFile;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.StudyStep;

/** Fits the harmonisation to the training patients, applies it to all, and tests whether anything of the acquisition is left. */
record HarmoniseRowsStep(ClusterContext context) implements StudyStep {
    @Override
    public String name() {
        return "harmonise";
    }

    @Override
    public String settings() {
        return context.settings();
    }

    @Override
    public List<Path> inputs() {
        return context.tables().inputs();
    }

    @Override
    public List<Path> outputs() {
        return List.of(context.folder().gates(), context.folder().harmonised());
    }

    @Override
    public String run() throws IOException, CohortException {
        FeatureTable rows = context.tables().rows().rows();
        List<String> features = context.tables().rows().features();
        FeatureTable training = rows.rows(context.tables().parts().rows(Parts.TRAINING));
        FittedOls fitted = context.harmoniser().fit(training, features);
        List<String> harmonised = List.copyOf(fitted.gates().keySet());
        FeatureTable z = fitted.apply(training).table();
        FeatureTable again = training;
        for (String feature : harmonised) {
            again = again.with(feature, z.column(feature));
        }
        Map<String, FittedOls.Gate> after =
                context.harmoniser().fit(again, harmonised).gates();
        write(fitted.gates(), after);
        FeatureTableWriter.write(
                context.folder().harmonised(), fitted.apply(rows).table(), "patient");
        double level = context.study().harmonise().fdr().orElse(0.05);
        return "acquisition significant (FDR " + level + ") in " + significant(fitted.gates(), level) + " of "
                + features.size() + " features before, in " + significant(after, level) + " after";
    }

    private static long significant(Map<String, FittedOls.Gate> gates, double level) {
        return gates.values().stream().filter(g -> g.adjusted() <= level).count();
    }

    private void write(Map<String, FittedOls.Gate> before, Map<String, FittedOls.Gate> after) throws IOException {
        CsvFile csv =
                new CsvFile("feature", "F", "p", "adjusted", "harmonised", "F after", "p after", "adjusted after");
        before.forEach((feature, gate) -> {
            FittedOls.Gate then =
                    after.getOrDefault(feature, new FittedOls.Gate(Double.NaN, Double.NaN, Double.NaN, false));
            csv.add(
                    feature,
                    gate.f(),
                    gate.pValue(),
                    gate.adjusted(),
                    gate.harmonised(),
                    then.f(),
                    then.pValue(),
                    then.adjusted());
        });
        csv.write(context.folder().gates());
    }
}
