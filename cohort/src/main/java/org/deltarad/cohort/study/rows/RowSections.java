package org.deltarad.cohort.study.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.cohort.dose.Eqd2;
import org.deltarad.cohort.study.StudySections;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.YamlNode;

/** What a study's file says of tables with a row per patient; each method refuses what is not of its form. */
public final class RowSections {
    private RowSections() {}

    /** The columns of {@code {patient, timePoint?, baseline?, reader?, features}}. */
    public static RowColumns columns(YamlNode node) throws SignatureException.BadFile {
        return columns(node, node.exactly(List.of("patient", "features"), List.of("timePoint", "baseline", "reader")));
    }

    /** The same of a mapping that has other keys, too. */
    public static RowColumns columns(YamlNode node, Map<String, YamlNode> keys) throws SignatureException.BadFile {
        if (keys.containsKey("timePoint") != keys.containsKey("baseline")) {
            throw node.refuse("timePoint, a column, and baseline, what it says of the rows that count, go together");
        }
        Optional<RowColumns.Baseline> baseline = keys.containsKey("timePoint")
                ? Optional.of(new RowColumns.Baseline(
                        keys.get("timePoint").text(), keys.get("baseline").text()))
                : Optional.empty();
        return new RowColumns(
                keys.get("patient").text(),
                baseline,
                keys.containsKey("reader") ? keys.get("reader").text() : "reader",
                StudySections.pattern(keys.get("features")));
    }

    /**
     * {@code name: {number: column}}, {@code name: {column, is: [categories]}} or
     * {@code name: {courses: [[column of total dose, column of fractions], ..], alphaBeta: Gy}}.
     */
    public static Map<String, Variable> variables(YamlNode node) throws SignatureException.BadFile {
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
            variables.put(entry.getKey(), variable(entry.getValue()));
        }
        return variables;
    }

    private static Variable variable(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.entries();
        if (keys.containsKey("number")) {
            return new Variable.Column(
                    node.exactly(List.of("number")).get("number").text());
        }
        if (keys.containsKey("column")) {
            node.exactly(List.of("column", "is"));
            return new Variable.Level(keys.get("column").text(), keys.get("is").texts());
        }
        node.exactly(List.of("courses", "alphaBeta"));
        List<Variable.CourseColumns> courses = new ArrayList<>();
        for (YamlNode course : keys.get("courses").items()) {
            List<String> columns = course.texts();
            if (columns.size() != 2) {
                throw course.refuse("must be [column of the total dose in Gy, column of the fractions]");
            }
            courses.add(new Variable.CourseColumns(columns.get(0), columns.get(1)));
        }
        return new Variable.Dose(courses, new Eqd2(StudySections.positive(keys.get("alphaBeta"))));
    }

    /** Names of a list that are all variables. */
    public static List<String> names(YamlNode node, Map<String, Variable> variables) throws SignatureException.BadFile {
        List<String> names = node.texts();
        for (String name : names) {
            if (!variables.containsKey(name)) {
                throw node.refuse("'" + name + "' is none of the variables " + variables.keySet());
            }
        }
        return names;
    }

    /** {@code {time, event}} of a follow-up, or {@code {class, positive}}. */
    public static Endpoint endpoint(String id, YamlNode node, Map<String, YamlNode> keys)
            throws SignatureException.BadFile {
        boolean survival = keys.containsKey("time") && keys.containsKey("event");
        boolean classes = keys.containsKey("class") && keys.containsKey("positive");
        if (survival == classes
                || keys.containsKey("time") != keys.containsKey("event")
                || keys.containsKey("class") != keys.containsKey("positive")) {
            throw node.refuse("must have time and event, or class and positive");
        }
        return survival
                ? new Endpoint.Survival(
                        id, keys.get("time").text(), keys.get("event").text())
                : new Endpoint.Classes(
                        id, keys.get("class").text(), keys.get("positive").text());
    }
}
