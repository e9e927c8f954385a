package org.deltarad.cohort.study.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.study.rows.Variable;

/** Compares clinical columns, and acquisition parameters, between the clusters of the training patients. */
record CompareStep(ClusterContext context) implements StudyStep {
    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String settings() {
        return context.settings() + "\n" + context.study().compare() + "\n"
                + context.study().compared() + "\n" + context.study().variables();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(context.tables().inputs());
        inputs.add(context.folder().scores());
        return inputs;
    }

    private Path clinical() {
        return context.file("clusters-clinical.csv");
    }

    private Path acquisition() {
        return context.file("clusters-acquisition.csv");
    }

    @Override
    public List<Path> outputs() {
        return List.of(clinical(), acquisition());
    }

    @Override
    public String run() throws IOException, CohortException {
        int[] rows = context.clustered(Parts.TRAINING);
        double[] clusters = context.clusters();
        List<Integer> groups =
                IntStream.of(rows).mapToObj(r -> (int) clusters[r] - 1).toList();
        FeatureTable patients = context.tables().rows().patients().rows(rows);
        GroupTable compared = new GroupTable(context.names(), groups);
        context.study().compare().numeric().forEach(name -> compared.number(name, patients.column(name)));
        context.study().compare().categorical().forEach(name -> compared.category(name, patients.categories(name)));
        for (String name : context.study().compared()) {
            add(compared, name, context.study().variables().get(name), rows);
        }
        compared.write(clinical());
        FeatureTable scans = context.tables().rows().rows().rows(rows);
        GroupTable acquired = new GroupTable(context.names(), groups);
        context.study().harmonise().predictors().numeric().forEach(name -> acquired.number(name, scans.column(name)));
        context.study()
                .harmonise()
                .predictors()
                .categorical()
                .forEach(name -> acquired.category(name, scans.categories(name)));
        acquired.write(acquisition());
        return compared.significant() + " of " + compared.size()
                + " clinical columns differ between clusters (p < 0.05), " + acquired.significant() + " of "
                + acquired.size() + " acquisition parameters";
    }

    private void add(GroupTable table, String name, Variable variable, int... rows)
            throws IOException, CohortException {
        double[] all = context.tables().rows().variable(name, variable);
        double[] values = IntStream.of(rows).mapToDouble(r -> all[r]).toArray();
        if (variable instanceof Variable.Level) {
            table.category(
                    name,
                    DoubleStream.of(values).mapToObj(v -> v == 1 ? "yes" : "no").toList());
        } else {
            table.number(name, values);
        }
    }
}
