package org.deltarad.node.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Cases of a cohort, no two of which are of the same patient, time point, sequence and reader, and what was found that is none.
 *
 * @param cases    in the order of the tables
 * @param problems why others are not among them
 */
public record CohortCases(List<CohortCase> cases, List<CohortProblem> problems) {
    public CohortCases {
        cases = List.copyOf(cases);
        problems = List.copyOf(problems);
    }

    /** Those that are the only ones of their patient, time point, sequence and reader; the others are problems. */
    static CohortCases apart(List<CohortCase> all, List<CohortProblem> before, String advice) {
        Map<List<String>, List<CohortCase>> same = new LinkedHashMap<>();
        for (CohortCase c : all) {
            same.computeIfAbsent(List.of(c.patient(), c.timePoint(), c.sequence(), c.reader()), k -> new ArrayList<>())
                    .add(c);
        }
        List<CohortCase> cases = new ArrayList<>();
        List<CohortProblem> problems = new ArrayList<>(before);
        for (List<CohortCase> some : same.values()) {
            if (some.size() == 1) {
                cases.add(some.get(0));
            } else {
                String masks = some.stream().map(c -> c.row().mask().toString()).collect(Collectors.joining(", "));
                problems.add(CohortProblem.of(
                        some.get(0), some.size() + " masks are of the same case: " + masks + ". " + advice));
            }
        }
        return new CohortCases(cases, problems);
    }
}
