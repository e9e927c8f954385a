package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.data.TableException;

/**
 * The patients of a study and what became of them.
 *
 * @param rows    time, event and the columns that the split keeps in proportion
 * @param outcome in their order, with at least one event
 */
record StudyPatients(FeatureTable rows, SurvivalTimes outcome) {
    private static final int SHOWN = 5;

    /** @throws TableException naming file, and row and column where there are any */
    static StudyPatients read(Study study) throws IOException, TableException {
        ColumnRoles roles = new ColumnRoles(
                List.of(study.columns().patient()),
                Optional.of(List.of(study.columns().time(), study.columns().event())),
                study.split().by(),
                Set.of());
        FeatureTable rows = FeatureTableReader.read(study.data().patients(), roles);
        return new StudyPatients(rows, outcome(study, rows, roles));
    }

    private static SurvivalTimes outcome(Study study, FeatureTable patients, ColumnRoles roles)
            throws IOException, TableException {
        Path file = study.data().patients();
        String time = study.columns().time();
        String event = study.columns().event();
        double[] times = patients.column(time);
        double[] indicators = patients.column(event);
        boolean[] events = new boolean[times.length];
        for (int n = 0; n < times.length; n++) {
            String id = patients.ids().get(n);
            for (String column : List.of(time, event)) {
                if (Double.isNaN(patients.column(column)[n])) {
                    throw FeatureTableReader.refusal(
                            file, roles, id, column, "the cell is missing. Complete it, or leave the patient out");
                }
            }
            if (!(times[n] >= 0)) {
                throw FeatureTableReader.refusal(
                        file,
                        roles,
                        id,
                        time,
                        "a follow-up of '" + number(times[n]) + "' is none; it must be 0 or more");
            }
            if (indicators[n] != 0 && indicators[n] != 1) {
                throw FeatureTableReader.refusal(
                        file, roles, id, event, "'" + number(indicators[n]) + "' is neither 1 (event) nor 0 (none)");
            }
            events[n] = indicators[n] == 1;
        }
        SurvivalTimes outcome = SurvivalTimes.of(times, events);
        if (outcome.eventCount() == 0) {
            throw FeatureTableReader.refusal(
                    file, "column '" + event + "' has no event (1): there is nothing to learn from");
        }
        return outcome;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** @throws TableException when a patient with features has no row of follow-up */
    static void requireAll(Study study, Collection<String> measured, List<String> patients) throws TableException {
        List<String> strangers = new ArrayList<>(measured);
        strangers.removeAll(patients);
        if (!strangers.isEmpty()) {
            throw FeatureTableReader.refusal(
                    study.data().patients(),
                    "patients of " + study.data().features() + " without a row here: " + some(strangers));
        }
    }

    /** The first few names, and how many more there are. */
    static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}
