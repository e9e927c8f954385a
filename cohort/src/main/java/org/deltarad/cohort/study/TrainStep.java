package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.regression.CrossValidatedPath;
import org.deltarad.cohort.regression.PenaltyChoice;
import org.deltarad.cohort.reliability.FeatureReliability;
import org.deltarad.cohort.reliability.ReliabilityFilter;
import org.deltarad.cohort.statistics.Interval;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Split;
import org.deltarad.feature.Version;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureFile;

/** Fits the pipeline of each signature to the training patients and writes the signature's file. */
record TrainStep(StudyContext context) implements StudyStep {
    @Override
    public String name() {
        return "train";
    }

    @Override
    public String settings() {
        Study study = context.study();
        return String.join(
                "\n",
                study.about().toString(),
                study.columns().toString(),
                study.harmonise().toString(),
                study.reliability().toString(),
                study.learner().toString(),
                study.train().toString());
    }

    @Override
    public List<Path> inputs() {
        Study.Data data = context.study().data();
        List<Path> inputs = new ArrayList<>(
                List.of(data.features(), data.patients(), context.folder().split()));
        data.readers().ifPresent(inputs::add);
        return inputs;
    }

    @Override
    public List<Path> outputs() {
        StudyFolder folder = context.folder();
        List<Path> outputs = new ArrayList<>();
        if (context.study().reliability().isPresent()) {
            outputs.add(folder.reliability());
        }
        for (String id : context.study().train().keySet()) {
            outputs.addAll(List.of(folder.inputs(id), folder.path(id), folder.coefficients(id), folder.signature(id)));
        }
        return outputs;
    }

    @Override
    public String run() throws IOException, CohortException {
        StudyData data = context.data();
        Split split = context.split();
        FeatureTable training = data.paired().rows(split.training());
        SurvivalTimes outcome = data.outcome().rows(split.training());
        Optional<ReaderAgreement> readers = readers(data);
        if (readers.isPresent()) {
            writeReliability(readers.get().judge(training.ids()));
        }
        Files.createDirectories(context.folder().pack());
        List<String> said = new ArrayList<>();
        for (Map.Entry<String, Signature.Input> wanted : context.study().train().entrySet()) {
            FittedPipeline fitted =
                    new StudyPipeline(data, readers).of(wanted.getValue()).fit(training, Outcome.of(outcome));
            StudyPipeline.PathModel model = (StudyPipeline.PathModel) fitted.model();
            String id = wanted.getKey();
            writeInputs(id, fitted, data.paired());
            writePath(id, fitted.modelColumns(), model.path());
            Signature signature = signature(id, wanted.getValue(), fitted.modelColumns(), model);
            SignatureFile.write(context.folder().signature(id), signature, comments(training.size(), outcome, model));
            said.add(id + " has " + signature.terms().size() + " of "
                    + fitted.modelColumns().size() + " features");
        }
        return String.join(", ", said);
    }

    private Optional<ReaderAgreement> readers(StudyData data) throws IOException, TableException {
        Optional<ReliabilityFilter> filter = context.study().reliability();
        if (filter.isEmpty()) {
            return Optional.empty();
        }
        Path file = context.study().data().readers().orElseThrow();
        return Optional.of(ReaderAgreement.read(context.study().columns(), filter.get(), file, data.features()));
    }

    private Signature signature(
            String id, Signature.Input input, List<String> features, StudyPipeline.PathModel model) {
        List<Signature.Term> terms = new ArrayList<>();
        for (int column : model.linear().selected()) {
            terms.add(new Signature.Term(features.get(column), model.linear().coefficients()[column]));
        }
        if (terms.isEmpty()) {
            throw new FitException(id + ": no feature has a coefficient at the chosen penalty: the " + features.size()
                    + " features do not tell who has the event. There is no signature in these patients");
        }
        Study.About about = context.study().about();
        return new Signature(
                id,
                about.version(),
                about.title() + ": " + id,
                about.citation(),
                about.endpoint(),
                input,
                about.extraction(),
                model.linear().intercept(),
                terms,
                RiskGroup.HIGH,
                "");
    }

    private List<String> comments(int patients, SurvivalTimes outcome, StudyPipeline.PathModel model) {
        Study study = context.study();
        double penalty = study.learner().penalty() == PenaltyChoice.LAMBDA_MIN
                ? model.path().lambdaMin()
                : model.path().lambdaOneSe();
        return List.of(
                "Trained by DeltaRad " + Version.current() + " on " + patients + " patients with "
                        + outcome.eventCount()
                        + " events of study " + study.about().id() + " version "
                        + study.about().version() + ".",
                "Penalised Cox model, alpha " + study.learner().alpha() + ", lambda " + penalty
                        + "; the intercept makes the average training patient's score 0.");
    }

    private void writeReliability(List<FeatureReliability> judged) throws IOException {
        CsvFile csv = new CsvFile(
                "feature",
                "icc baseline",
                "lower baseline",
                "upper baseline",
                "icc mid",
                "lower mid",
                "upper mid",
                "passes");
        for (FeatureReliability feature : judged) {
            List<Object> row = new ArrayList<>(List.of(feature.feature()));
            feature.icc().forEach(icc -> {
                row.add(icc.map(i -> i.value()).orElse(Double.NaN));
                row.add(icc.map(i -> i.interval()).map(Interval::lower).orElse(Double.NaN));
                row.add(icc.map(i -> i.interval()).map(Interval::upper).orElse(Double.NaN));
            });
            row.add(feature.passes());
            csv.add(row.toArray());
        }
        csv.write(context.folder().reliability());
    }

    private void writeInputs(String id, FittedPipeline fitted, FeatureTable patients) throws IOException {
        List<Object> header = new ArrayList<>(List.of(StudyContext.PATIENT));
        header.addAll(fitted.modelColumns());
        CsvFile csv = new CsvFile(header.toArray());
        FeatureTable rows = patients.select(fitted.columns());
        for (int r = 0; r < rows.size(); r++) {
            FeatureTable row = rows.rows(r);
            Map<String, String> categories = new HashMap<>();
            row.categoricalNames()
                    .forEach(name -> categories.put(name, row.categories(name).get(0)));
            List<Object> cells = new ArrayList<>(List.of(row.ids().get(0)));
            for (double value : fitted.transform(row.values()[0], categories)) {
                cells.add(value);
            }
            csv.add(cells.toArray());
        }
        csv.write(context.folder().inputs(id));
    }

    private void writePath(String id, List<String> features, CrossValidatedPath path) throws IOException {
        CsvFile csv = new CsvFile("lambda", "deviance", "standard error", "features", "choice");
        List<Object> header = new ArrayList<>(List.of("lambda"));
        header.addAll(features);
        CsvFile coefficients = new CsvFile(header.toArray());
        for (int n = 0; n < path.lambda().length; n++) {
            String choice = n == path.minIndex() ? "lambda.min" : n == path.oneSeIndex() ? "lambda.1se" : "";
            csv.add(
                    path.lambda()[n],
                    path.mean()[n],
                    path.standardError()[n],
                    path.path().at(path.lambda()[n]).selected().size(),
                    choice);
            List<Object> row = new ArrayList<>(List.of(path.lambda()[n]));
            for (double c : path.path().at(path.lambda()[n]).coefficients()) {
                row.add(c);
            }
            coefficients.add(row.toArray());
        }
        csv.write(context.folder().path(id));
        coefficients.write(context.folder().coefficients(id));
    }
}
