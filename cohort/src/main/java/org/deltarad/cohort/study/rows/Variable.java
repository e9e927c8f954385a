package org.deltarad.cohort.study.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.dose.Course;
import org.deltarad.cohort.dose.Eqd2;

/** A clinical variable as a number, from the patients' table. */
public sealed interface Variable {
    /** Columns of numbers that it is made of. */
    List<String> numeric();

    /** Columns of categories that it is made of. */
    List<String> categorical();

    /**
     * Its value of each row; NaN when it is not known.
     *
     * @throws IllegalArgumentException when a row's cells make no value
     */
    double[] of(FeatureTable patients);

    /** A column of numbers. */
    record Column(String column) implements Variable {
        @Override
        public List<String> numeric() {
            return List.of(column);
        }

        @Override
        public List<String> categorical() {
            return List.of();
        }

        @Override
        public double[] of(FeatureTable patients) {
            return patients.column(column);
        }
    }

    /** 1 for some categories of a column, 0 for others. */
    record Level(String column, List<String> levels) implements Variable {
        public Level {
            levels = List.copyOf(levels);
        }

        @Override
        public List<String> numeric() {
            return List.of();
        }

        @Override
        public List<String> categorical() {
            return List.of(column);
        }

        @Override
        public double[] of(FeatureTable patients) {
            return patients.categories(column).stream()
                    .mapToDouble(c -> c.equals(FeatureTable.MISSING) ? Double.NaN : levels.contains(c) ? 1 : 0)
                    .toArray();
        }
    }

    /**
     * Equivalent dose in 2 Gy fractions, Gy, of courses together; a course of no dose in no fraction was not given.
     *
     * @param courses   their columns
     * @param alphaBeta Gy
     */
    record Dose(List<CourseColumns> courses, Eqd2 alphaBeta) implements Variable {
        public Dose {
            courses = List.copyOf(courses);
        }

        @Override
        public List<String> numeric() {
            return courses.stream()
                    .flatMap(c -> List.of(c.dose(), c.fractions()).stream())
                    .toList();
        }

        @Override
        public List<String> categorical() {
            return List.of();
        }

        @Override
        public double[] of(FeatureTable patients) {
            return IntStream.range(0, patients.size())
                    .mapToDouble(n -> dose(patients, n))
                    .toArray();
        }

        private double dose(FeatureTable patients, int row) {
            List<Course> given = new ArrayList<>();
            for (CourseColumns course : courses) {
                double dose = patients.column(course.dose())[row];
                double fractions = patients.column(course.fractions())[row];
                if (Double.isNaN(dose) || Double.isNaN(fractions)) {
                    return Double.NaN;
                }
                if (fractions != Math.rint(fractions)) {
                    throw new IllegalArgumentException(patients.ids().get(row) + ": " + fractions + " in '"
                            + course.fractions() + "' is no number of fractions");
                }
                if (dose != 0 || fractions != 0) {
                    given.add(new Course(dose, (int) fractions));
                }
            }
            return alphaBeta.of(given);
        }
    }

    /** @param dose column of the total dose, Gy */
    record CourseColumns(String dose, String fractions) {}
}
