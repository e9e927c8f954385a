package org.deltarad.cohort.study.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.study.CsvFile;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.survival.CoxCoefficient;
import org.deltarad.cohort.survival.CoxOptions;
import org.deltarad.cohort.survival.CoxRegression;

/** Hazard ratios of the clusters above the first against it, and of the variables beside: each alone, then all together. */
record HazardStep(ClusterContext context) implements StudyStep {
    @Override
    public String name() {
        return "hazards";
    }

    @Override
    public String settings() {
        return context.settings() + "\n" + context.study().variables() + "\n"
                + context.study().adjusted() + "\n" + context.study().evaluation();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(context.tables().inputs());
        inputs.add(context.folder().scores());
        return inputs;
    }

    private Path table() {
        return context.file("cox.csv");
    }

    @Override
    public List<Path> outputs() {
        return List.of(table());
    }

    @Override
    public String run() throws IOException, CohortException {
        int[] rows = context.clustered(Parts.TRAINING);
        SurvivalTimes y = context.times().rows(rows);
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        double[] clusters = context.clusters();
        names.add(String.join("/", context.names().subList(1, context.names().size())) + " against C1");
        columns.add(
                Arrays.stream(rows).mapToDouble(r -> clusters[r] > 1 ? 1 : 0).toArray());
        for (String name : context.study().adjusted()) {
            double[] values = context.tables()
                    .rows()
                    .variable(name, context.study().variables().get(name));
            names.add(name);
            columns.add(Arrays.stream(rows).mapToDouble(r -> values[r]).toArray());
        }
        CsvFile csv =
                new CsvFile("model", "variable", "patients", "events", "hazard ratio", "lower", "upper", "z", "p");
        List<CoxCoefficient> first = new ArrayList<>();
        for (int n = 0; n < names.size(); n++) {
            first.addAll(add(csv, "unadjusted", names.subList(n, n + 1), columns.subList(n, n + 1), y));
        }
        first.addAll(add(csv, "adjusted", names, columns, y));
        csv.write(table());
        return said("unadjusted", first.get(0)) + ", " + said("adjusted", first.get(names.size()));
    }

    private static String said(String model, CoxCoefficient c) {
        return String.format(
                "%s hazard ratio of %s %.2f (%.2f to %.2f)",
                model,
                c.name(),
                c.hazardRatio().value(),
                c.hazardRatio().lower(),
                c.hazardRatio().upper());
    }

    private List<CoxCoefficient> add(
            CsvFile csv, String model, List<String> names, List<double[]> columns, SurvivalTimes y) {
        double[][] x = new double[y.size()][columns.size()];
        for (int r = 0; r < x.length; r++) {
            for (int c = 0; c < columns.size(); c++) {
                x[r][c] = columns.get(c)[r];
            }
        }
        List<CoxCoefficient> table = new CoxRegression(CoxOptions.standard().withNames(names))
                .fit(x, y)
                .table(context.study().evaluation().level());
        for (CoxCoefficient c : table) {
            csv.add(
                    model,
                    c.name(),
                    y.size(),
                    y.eventCount(),
                    c.hazardRatio().value(),
                    c.hazardRatio().lower(),
                    c.hazardRatio().upper(),
                    c.z(),
                    c.p());
        }
        return table;
    }
}
