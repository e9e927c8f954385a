package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.validate.Split;
import org.deltarad.cohort.validate.Splits;
import org.deltarad.cohort.validate.Strata;

/**
 * Which patients are fitted on and which are not.
 *
 * @param patients their ids
 * @param names    {@link #TRAINING} or {@link #VALIDATION}, in the order of the patients
 */
public record Parts(List<String> patients, List<String> names) {
    /** Patients that are fitted on. */
    public static final String TRAINING = "training";
    /** Patients that are not. */
    public static final String VALIDATION = "validation";

    private static final String PATIENT = "patient";
    private static final String PART = "part";

    public Parts {
        patients = List.copyOf(patients);
        names = List.copyOf(names);
    }

    /** All patients for training. */
    public static Parts training(List<String> patients) {
        return new Parts(patients, Collections.nCopies(patients.size(), TRAINING));
    }

    /**
     * Divides patients as a plan says.
     *
     * @param events     in the order of the patients
     * @param times      of follow-up; none when the outcome has none
     * @param categories the column of a name that the plan keeps in proportion
     * @throws org.deltarad.cohort.data.FitException when a patient is there twice
     */
    public static Parts divided(
            Study.SplitPlan plan,
            List<String> patients,
            boolean[] events,
            Optional<double[]> times,
            Function<String, List<String>> categories) {
        Strata strata = Strata.of(patients);
        if (plan.events()) {
            strata = strata.by(events);
        }
        if (plan.timeBins() > 1 && times.isPresent()) {
            strata = strata.byQuantiles(times.get(), plan.timeBins());
        }
        for (String column : plan.by()) {
            strata = strata.by(categories.apply(column));
        }
        Split split = Splits.holdOut(strata, plan.validation(), plan.seed());
        return new Parts(
                patients,
                IntStream.range(0, patients.size())
                        .mapToObj(n -> Arrays.binarySearch(split.training(), n) >= 0 ? TRAINING : VALIDATION)
                        .toList());
    }

    /** Rows of the patients of a part, ascending. */
    public int[] rows(String part) {
        return IntStream.range(0, names.size())
                .filter(r -> names.get(r).equals(part))
                .toArray();
    }

    /** Both parts as a split. */
    public Split split() {
        return new Split(rows(TRAINING), rows(VALIDATION));
    }

    /** Writes a row per patient: patient, part. */
    public void write(Path file) throws IOException {
        CsvFile csv = new CsvFile(PATIENT, PART);
        for (int n = 0; n < names.size(); n++) {
            csv.add(patients.get(n), names.get(n));
        }
        csv.write(file);
    }

    /** What {@link #write} wrote. */
    public static Parts read(Path file) throws IOException, TableException {
        ColumnRoles roles = new ColumnRoles(List.of(PATIENT), Optional.of(List.of()), List.of(PART), Set.of());
        FeatureTable rows = FeatureTableReader.read(file, roles);
        return new Parts(rows.ids(), rows.categories(PART));
    }
}
