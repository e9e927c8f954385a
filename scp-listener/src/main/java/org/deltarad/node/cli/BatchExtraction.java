package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.feature.Version;
import org.deltarad.node.batch.BarProgress;
import org.deltarad.node.batch.BatchException;
import org.deltarad.node.batch.BatchRun;
import org.deltarad.node.batch.CaseTable;
import org.deltarad.node.batch.CaseTableReader;
import org.deltarad.node.batch.Journal;
import org.deltarad.node.batch.PlainProgress;
import org.deltarad.node.batch.Progress;
import org.deltarad.node.batch.ResultTable;
import org.deltarad.node.batch.TableFormat;
import org.deltarad.node.imaging.mask.MaskRules;
import org.deltarad.node.imaging.series.SeriesPolicy;
import org.deltarad.node.imaging.series.VolumeRule;
import org.deltarad.node.imaging.values.ValueOptions;
import picocli.CommandLine;

/** {@code extract --batch}: a table of cases to a table of features, by way of the journal beside it. */
final class BatchExtraction {
    /** Exit code of a batch that is done, of which some cases failed. */
    static final int SOME_FAILED = 3;

    private final Recipe recipe;
    private final RegionRule rule;
    private final ValueOptions values;
    private final Optional<String> roi;
    private final MaskRules rules;
    private final VolumeRule volume;
    private final int jobs;
    private final PrintWriter err;

    /**
     * @param rule which region is measured, unless a row names another shell
     * @param values of DICOM images
     * @param roi  of rows that name none
     * @param rules how contours are put on images
     * @param volume which volume of a DICOM series that holds several
     * @param jobs cases at once
     * @param err  gets progress and summary
     */
    BatchExtraction(
            Recipe recipe,
            RegionRule rule,
            ValueOptions values,
            Optional<String> roi,
            MaskRules rules,
            VolumeRule volume,
            int jobs,
            PrintWriter err) {
        this.recipe = recipe;
        this.rule = rule;
        this.values = values;
        this.roi = roi;
        this.rules = rules;
        this.volume = volume;
        this.jobs = jobs;
        this.err = err;
    }

    /** Runs the batch, or what is left of it, and returns the exit code. */
    int run(Path cases, Path out, TableFormat format, boolean resume) throws BatchException, CommandException {
        Path journalFile = out.resolveSibling(out.getFileName() + ".journal");
        long began = System.nanoTime();
        try {
            CaseTable table = new CaseTableReader(cases, roi).read();
            try (Journal journal =
                    resume ? Journal.resume(journalFile, origin()) : Journal.start(journalFile, origin())) {
                LocalCaseReader reader =
                        new LocalCaseReader(DicomToolkit.standard(), values, rules, SeriesPolicy.STANDARD.with(volume));
                CaseExtraction method = new CaseExtraction(reader, recipe, rule);
                new BatchRun(method, jobs, progress()).run(table, journal);
                ResultTable.of(table, journal).save(out, format);
                return summary(table, journal, out, Duration.ofNanos(System.nanoTime() - began));
            }
        } catch (IOException e) {
            throw new CommandException("cannot read or write: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted; add --resume to continue", e);
        }
    }

    private Map<String, String> origin() {
        Map<String, String> origin = new LinkedHashMap<>();
        origin.put("version of DeltaRad", Version.current());
        origin.put("parameters", recipe.digest());
        if (!rules.equals(MaskRules.STANDARD)) {
            origin.put("rules of masks", rules.toString());
        }
        rule.digest().ifPresent(region -> origin.put("region", region));
        if (!values.equals(ValueOptions.STANDARD)) {
            origin.put("values", values.text());
        }
        if (!volume.isAutomatic()) {
            origin.put("volume of series", volume.toString());
        }
        return origin;
    }

    private Progress progress() {
        return Terminal.isThere() ? new BarProgress(err) : new PlainProgress(err);
    }

    private int summary(CaseTable table, Journal journal, Path out, Duration took) {
        long failed = table.rows().stream().filter(journal::failed).count();
        int all = table.rows().size();
        err.println((all - failed) + " of " + all + " cases done in " + BarProgress.time(took.toMillis() / 1000.0)
                + ": " + out);
        if (failed > 0) {
            err.println(failed + (failed == 1 ? " case" : " cases") + " failed; column " + ResultTable.ERROR
                    + " says why. Once mended, the same command with --resume does only "
                    + (failed == 1 ? "that one" : "those"));
        }
        return failed > 0 ? SOME_FAILED : CommandLine.ExitCode.OK;
    }
}
