package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.cohort.report.StudyReport;

/** Figures and the report of what all other steps left, whatever the design. */
record ReportStep(Path study, Path out) implements StudyStep {
    @Override
    public String name() {
        return "report";
    }

    /** The study's file is an input: it is printed. */
    @Override
    public String settings() {
        return "";
    }

    @Override
    public List<Path> inputs() throws IOException {
        return new StudyReport(study, out).inputs();
    }

    @Override
    public List<Path> outputs() throws IOException {
        return new StudyReport(study, out).outputs();
    }

    @Override
    public String run() throws IOException {
        return new StudyReport(study, out).write();
    }
}
