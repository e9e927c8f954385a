package org.deltarad.cohort.study.learners;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.study.StepLog;
import org.deltarad.cohort.study.StudyFolder;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.PipelineFile;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/**
 * Puts together what scores new patients: every model with its cut-off ({@link ModelPackage} reads it), the study, and for linear
 * learners on scaled features the signature and calibration that the node reads.
 */
record PackageStep(List<LearnerContext> contexts) implements StudyStep {
    PackageStep {
        contexts = List.copyOf(contexts);
    }

    @Override
    public String name() {
        return "package";
    }

    private LearnerStudy study() {
        return contexts.get(0).study();
    }

    private StudyFolder folder() {
        return contexts.get(0).tables().folder();
    }

    private Path list() {
        return folder().pack().resolve(ModelPackage.LIST);
    }

    @Override
    public String settings() {
        return study().about().toString();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(study().file()));
        for (LearnerContext context : contexts) {
            inputs.add(JudgeStep.cutoffs(context));
            inputs.add(ChooseStep.table(context));
            study().learners().keySet().forEach(id -> inputs.add(context.model(id)));
            FuseStep.models(context).forEach(id -> inputs.add(FuseStep.model(context, id)));
        }
        return inputs;
    }

    /** The list of hashes stands for the files in it. */
    @Override
    public List<Path> outputs() {
        return List.of(list(), folder().study(), folder().sums());
    }

    @Override
    public String run() throws IOException, CohortException, SignatureException {
        Files.createDirectories(folder().pack());
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder().pack())) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("format", ModelPackage.FORMAT);
        ArrayNode models = root.putArray("models");
        List<Path> files = new ArrayList<>();
        List<String> signatures = new ArrayList<>();
        for (LearnerContext context : contexts) {
            Map<String, Double> cutoffs = cutoffs(context);
            String chosen = ChooseStep.chosen(context);
            for (Map.Entry<String, Double> entry : cutoffs.entrySet()) {
                String id = entry.getKey();
                boolean fusion = FuseStep.MODELS.contains(id);
                Path to = folder().pack().resolve(context.endpoint() + "-" + id + ".json");
                Files.copy(
                        fusion ? FuseStep.model(context, id) : context.model(id),
                        to,
                        StandardCopyOption.REPLACE_EXISTING);
                files.add(to);
                ObjectNode model = models.addObject();
                model.put("endpoint", context.endpoint());
                model.put("id", id);
                model.put("file", to.getFileName().toString());
                model.put("cutoff", entry.getValue());
                model.put("learner", fusion ? chosen : id);
                model.put("chosen", id.equals(chosen));
                if (!fusion
                        && !Double.isNaN(entry.getValue())
                        && writeSignature(context, id, entry.getValue(), files)) {
                    signatures.add(id);
                }
            }
        }
        Files.writeString(list(), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
        Files.copy(study().file(), folder().study(), StandardCopyOption.REPLACE_EXISTING);
        files.addAll(List.of(list(), folder().study()));
        StepLog.writeSums(folder().sums(), files);
        return models.size() + " models"
                + (signatures.isEmpty() ? "" : ", as signature with calibration too: " + String.join(", ", signatures));
    }

    private static Map<String, Double> cutoffs(LearnerContext context) throws IOException, CohortException {
        FeatureTable rows = FeatureTableReader.read(
                JudgeStep.cutoffs(context),
                new ColumnRoles(List.of("score"), Optional.of(List.of("cutoff")), List.of(), Set.of()));
        Map<String, Double> cutoffs = new LinkedHashMap<>();
        for (int n = 0; n < rows.size(); n++) {
            cutoffs.put(rows.ids().get(n), rows.column("cutoff")[n]);
        }
        return cutoffs;
    }

    private boolean writeSignature(LearnerContext context, String id, double cutoff, List<Path> files)
            throws IOException, CohortException, SignatureException {
        FittedPipeline fitted = new PipelineFile(ModelFile.standard()).read(Files.readString(context.model(id)));
        Optional<LinearPackage> linear = LinearPackage.of(study(), context, id, fitted, cutoff);
        if (linear.isEmpty()) {
            return false;
        }
        String name = linear.get().signature().id();
        Path signature = folder().signature(name);
        Path calibration = folder().signature(name + "-calibration");
        SignatureFile.write(signature, linear.get().signature(), linear.get().notes());
        CalibrationFile.write(
                calibration, linear.get().calibration(), linear.get().notes());
        files.addAll(List.of(signature, calibration));
        return true;
    }
}
