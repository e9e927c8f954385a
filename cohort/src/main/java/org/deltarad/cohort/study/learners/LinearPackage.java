package org.deltarad.cohort.study.learners;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.harmonise.Scaling;
import org.deltarad.cohort.regression.LinearScore;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.validate.FittedHarmonisationStep;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.FittedSelection;
import org.deltarad.cohort.validate.FittedStep;
import org.deltarad.feature.Version;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Limits;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Signature;

/**
 * A linear learner on scaled features as the node's files: scaling is a harmonisation without predictors, so that both give the same
 * scores.
 *
 * @param notes sentences for both files
 */
record LinearPackage(Signature signature, Calibration calibration, List<String> notes) {
    LinearPackage {
        notes = List.copyOf(notes);
    }

    /** Empty when the pipeline has other steps than one scaling and selections, or another model. */
    static Optional<LinearPackage> of(
            LearnerStudy study, LearnerContext context, String id, FittedPipeline fitted, double cutoff)
            throws IOException, CohortException {
        Optional<Scaling> scaling = scaling(fitted);
        if (scaling.isEmpty() || !(fitted.model() instanceof LinearScore linear)) {
            return Optional.empty();
        }
        List<Signature.Term> terms = new ArrayList<>();
        Map<String, FeatureModel> features = new LinkedHashMap<>();
        for (int column : linear.selected()) {
            String feature = fitted.modelColumns().get(column);
            Scaling.Scale scale = scaling.get().features().get(feature);
            terms.add(new Signature.Term(feature, linear.coefficients()[column]));
            features.put(
                    feature,
                    new FeatureModel(
                            0,
                            List.of(),
                            scale.centre(),
                            scale.unit(),
                            (scale.range().min() - scale.centre()) / scale.unit(),
                            (scale.range().max() - scale.centre()) / scale.unit()));
        }
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        Study.About about = study.about();
        String name = study.predicted().size() == 1 ? id : context.endpoint() + "-" + id;
        int patients = context.training().length;
        return Optional.of(new LinearPackage(
                new Signature(
                        name,
                        about.version(),
                        about.title(),
                        about.citation(),
                        context.endpoint(),
                        Signature.Input.BASELINE,
                        about.extraction(),
                        linear.intercept(),
                        terms,
                        RiskGroup.HIGH,
                        ""),
                new Calibration(
                        about.id(),
                        about.version(),
                        new Calibration.Cohort(
                                about.title(),
                                patients,
                                about.synthetic(),
                                patients + " training patients of study " + about.id() + " version " + about.version()
                                        + "."),
                        about.extraction(),
                        new LinearHarmonisation(List.of(), Map.of(), Map.of(), features),
                        Map.of(name, cutoff),
                        Limits.NONE,
                        ""),
                List.of(
                        "Trained by DeltaRad " + Version.current() + " as learner " + id + " of study " + about.id()
                                + " version " + about.version() + ".",
                        "Features have the names of the study's table. A node scores one mask on one series: it can run this only"
                                + " when all of them are of one series, by their names in the extraction.")));
    }

    private static Optional<Scaling> scaling(FittedPipeline fitted) {
        Optional<Scaling> found = Optional.empty();
        for (FittedStep step : fitted.steps()) {
            if (step instanceof FittedHarmonisationStep harmonisation
                    && harmonisation.fitted() instanceof Scaling scaling
                    && found.isEmpty()) {
                found = Optional.of(scaling);
            } else if (!(step instanceof FittedSelection)) {
                return Optional.empty();
            }
        }
        return found;
    }
}
