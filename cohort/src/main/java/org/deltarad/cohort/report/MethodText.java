package org.deltarad.cohort.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.feature.Version;

/** Title to methods, TRIPOD+AI 1 to 19, as far as a study's file and tables say. */
record MethodText(StudyFacts facts, StudyOutput output) {

    List<Block> blocks() throws IOException {
        List<Block> all = new ArrayList<>();
        summary(all);
        section(all, "background", "Background and objectives (TRIPOD+AI 3, 4)");
        all.add(new Block.Paragraph("Endpoint: " + or(facts.get("endpoint"), endpoints()) + "."));
        all.add(
                new Block.ForAuthors(
                        "Health care context, intended use and users, known inequalities between groups of patients, objectives."));
        section(all, "data", "Data (TRIPOD+AI 5)");
        settings(all, "Tables of the study", "data", "columns", "extraction", "variables");
        all.add(new Block.ForAuthors(
                "Source of the data, centres, dates of accrual and of the end of follow-up, imaging"
                        + " protocol, who outlined the tumours and with what."));
        section(all, "participants", "Participants (TRIPOD+AI 6)");
        all.add(new Block.Paragraph("Numbers are under Participants in the results."));
        all.add(new Block.ForAuthors("Eligibility criteria, setting, treatments, who was excluded and why."));
        section(all, "preparation", "Data preparation (TRIPOD+AI 7)");
        preparation(all);
        section(all, "outcome", "Outcome (TRIPOD+AI 8)");
        all.add(new Block.Paragraph(outcome()));
        all.add(new Block.ForAuthors("How and when the outcome was assessed, and whether assessors were blinded."));
        section(all, "predictors", "Predictors (TRIPOD+AI 9)");
        predictors(all);
        section(all, "sample-size", "Sample size (TRIPOD+AI 10)");
        all.add(new Block.Paragraph(
                "No sample size was computed by the software. Patients and events per part are under Participants."));
        all.add(new Block.ForAuthors("How the sample size was arrived at."));
        section(all, "missing", "Missing data (TRIPOD+AI 11)");
        all.add(new Block.Paragraph(
                "Nothing is imputed unless a setting says so: tables with missing cells of features or"
                        + " outcomes are refused, and a patient without a feature of a score gets no score. Missing cells of the"
                        + " patients' table are counted under Participants."));
        analysis(all);
        return all;
    }

    private String endpoints() {
        List<String> names = output.endpoints().stream()
                .map(StudyOutput.Endpoint::name)
                .filter(name -> !name.isEmpty())
                .toList();
        return names.isEmpty() ? "not stated in the study's file" : String.join(", ", names);
    }

    /** Of several learners the chosen one alone; the performance section has them all. */
    private boolean isPassedOver(StudyOutput.Endpoint endpoint, String score) throws IOException {
        String folder = endpoint.name().isEmpty() ? "" : endpoint.name() + "/";
        Optional<TextTable> learners = output.table(folder + "learners.csv");
        return learners.isPresent()
                && !learners.get()
                        .where("learner", score)
                        .where("chosen", "no")
                        .rows()
                        .isEmpty();
    }

    private void summary(List<Block> all) throws IOException {
        section(all, "summary", "Summary (TRIPOD+AI 2)");
        all.add(new Block.Paragraph(
                "Research use only. This page is made by a program from the study's tables; it is no"
                        + " abstract of a paper. " + or(facts.get("citation"), "")));
        for (StudyOutput.Endpoint endpoint : output.endpoints()) {
            for (ScoreSet scores : endpoint.scores()) {
                if (isPassedOver(endpoint, scores.id())) {
                    continue;
                }
                StringBuilder text = new StringBuilder(endpoint.name().isEmpty() ? "" : endpoint.name() + ". ");
                text.append(scores.id()).append(": ");
                List<String> parts = scores.parts().stream()
                        .map(p -> p.ids().size() + " " + p.name() + " patients with " + p.events() + " events")
                        .toList();
                text.append(String.join(", ", parts));
                ScoreSet.Part last = scores.parts().get(scores.parts().size() - 1);
                endpoint.evaluation().ifPresent(t -> text.append(measures(t, scores.id(), last.name())));
                all.add(new Block.Paragraph(text.append(". Research use only.").toString()));
            }
        }
        if (output.endpoints().isEmpty()) {
            all.add(new Block.Notice(
                    "There is no scores.csv yet: nothing was scored, and there are no results to report."));
        }
    }

    private static String measures(TextTable evaluation, String id, String part) {
        TextTable rows = evaluation.where("signature", id).where("part", part);
        List<String> said = rows.rows().stream()
                .filter(r -> !rows.cell(r, "measure").contains(" p") && Double.isFinite(rows.number(r, "value")))
                .map(r -> rows.cell(r, "measure")
                        + (rows.cell(r, "time").matches("all|") ? "" : " at " + Cells.plain(rows.number(r, "time")))
                        + " "
                        + Cells.interval(rows.number(r, "value"), rows.number(r, "lower"), rows.number(r, "upper")))
                .toList();
        return said.isEmpty() ? "" : "; in " + part + " patients " + String.join(", ", said);
    }

    private void preparation(List<Block> all) throws IOException {
        settings(all, "Harmonisation and readers", "harmonise", "reliability", "reduce", "preprocess");
        Optional<TextTable> gates = output.table("harmonisation.csv");
        if (gates.isPresent()) {
            long done = gates.get().rows().stream()
                    .filter(r -> gates.get().cell(r, "harmonised").equals("true"))
                    .count();
            all.add(new Block.Paragraph("Harmonisation was fitted to training patients only: " + done + " of "
                    + gates.get().rows().size() + " features had the prediction from acquisition parameters subtracted;"
                    + " harmonisation.csv has F, p and adjusted p of each."));
        } else {
            absent(all, "harmonisation.csv", "harmonisation");
        }
        Optional<TextTable> readers = output.table("reliability.csv");
        if (readers.isPresent()) {
            long passed = readers.get().rows().stream()
                    .filter(r -> readers.get().cell(r, "passes").equals("true"))
                    .count();
            all.add(new Block.Paragraph("Readers agreed on " + passed + " of "
                    + readers.get().rows().size()
                    + " features; reliability.csv has the coefficients and their intervals."));
        } else {
            absent(all, "reliability.csv", "agreement of readers");
        }
    }

    private String outcome() {
        String time = facts.get("columns.time");
        String event = facts.get("columns.event");
        return time.isEmpty() && event.isEmpty()
                ? "The columns of the outcome are in the settings above and in the appendix."
                : "Event: column " + or(event, "not stated") + " (1 event, 0 none)"
                        + (time.isEmpty() ? "." : "; follow-up: column " + time + ", right-censored without event.");
    }

    private void predictors(List<Block> all) {
        String features = facts.get("columns.features");
        all.add(new Block.Paragraph("Radiomic features: columns whose whole name matches "
                + or(features, "the settings of the study") + ", extracted with the preset "
                + or(facts.get("extraction"), "not stated")
                + ". The names are PyRadiomics'; the preset holds normalisation, resampling, discretisation and image types,"
                + " and the node refuses a signature whose preset is not its own."));
        settings(all, "Inputs of signatures", "signatures", "inputs", "features");
        all.add(new Block.ForAuthors("Why these predictors, and how clinical predictors were measured."));
    }

    private void analysis(List<Block> all) {
        section(all, "methods", "Analytical methods (TRIPOD+AI 12)");
        settings(
                all,
                "Learning, cut-off and evaluation",
                "design",
                "learner",
                "learners",
                "clusters",
                "cutoff",
                "evaluation",
                "nomogram",
                "endpoints",
                "adjusted",
                "compare");
        all.add(new Block.Paragraph(
                "Every fitted step (harmonisation, scaling, filters, learner, penalty, cut-off) sees"
                        + " training patients only. Discrimination: Harrell's C-index and cumulative/dynamic time-dependent AUC with"
                        + " inverse probability of censoring weights where there are times, ROC otherwise. Groups: Kaplan-Meier"
                        + " (Greenwood) and the log-rank test. Intervals are of level " + facts.level() + "."));
        all.add(new Block.Paragraph("Predicted risk, which calibration, decision and impact curves, Brier scores and"
                + " nomograms of scores need, comes from a Cox model with the score as its only variable (a logistic one"
                + " where the outcome is a class), fitted to the training patients and applied unchanged to all."
                + " Risks of training patients are therefore judged where they were fitted, which flatters."));
        section(all, "imbalance", "Class imbalance (TRIPOD+AI 13)");
        all.add(new Block.Paragraph(or(
                "true".equals(facts.get("split.events")) ? "The split keeps events in proportion; no resampling." : "",
                "No resampling or weighting of classes, unless a setting says so.")));
        section(all, "fairness", "Fairness (TRIPOD+AI 14)");
        all.add(new Block.ForAuthors("Whether groups of patients were looked at separately, and why or why not."));
        section(all, "output", "Model output (TRIPOD+AI 15)");
        all.add(new Block.Paragraph(
                "A score (a number without unit) and, with the cut-off, a risk group. Research use only:"
                        + " neither may guide treatment."));
        section(all, "split", "Training versus evaluation (TRIPOD+AI 16)");
        settings(all, "Split", "split");
        all.add(new Block.Paragraph(
                output.validated()
                        ? "split.csv has the part of each patient. Validation patients come from the same tables: this is"
                                + " internal validation."
                        : "There are no validation patients: all numbers are of the patients that were fitted on, which"
                                + " flatters."));
        section(all, "ethics", "Ethical approval, open science, involvement (TRIPOD+AI 17 to 19)");
        all.add(
                new Block.Paragraph(
                        "Made with DeltaRad " + Version.current()
                                + "; settings, hashes of all tables and of the package are in the appendix. The package scores new patients."));
        all.add(new Block.ForAuthors(
                "Approval and consent, funding, interests, protocol, registration, sharing of data and code, involvement of"
                        + " patients and the public."));
    }

    private void settings(List<Block> all, String caption, String... keys) {
        List<List<String>> rows = facts.below(keys);
        if (!rows.isEmpty()) {
            all.add(new Block.Rows(caption, List.of("Setting", "Value"), rows));
        }
    }

    private static void absent(List<Block> all, String table, String what) {
        all.add(new Block.Paragraph("Left out: " + what + " (the study has no " + table + ")."));
    }

    static void section(List<Block> all, String id, String text) {
        all.add(new Block.Heading(2, id, text));
    }

    private static String or(String text, String other) {
        return text.isEmpty() ? other : text;
    }
}
