package org.deltarad.testdata;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.ReportUids;
import org.deltarad.volume.Vector3;

/**
 * A synthetic patient who is imaged before and during treatment: a schematic pelvis with a tumour that shrinks and
 * changes its texture. Everything follows from the parameters, to the bit, on every Java platform.
 *
 * @param seed             of all that is random in anatomy, texture and noise
 * @param subject          who
 * @param tumour           the tumour at both time points
 * @param baselineVisit    when the baseline is imaged
 * @param midVisit         when mid-treatment is imaged
 * @param baselineProtocol how the baseline is acquired
 * @param midProtocol      how mid-treatment is acquired
 */
public record SyntheticPatient(
        long seed,
        SyntheticSubject subject,
        TumourCourse tumour,
        Visit baselineVisit,
        Visit midVisit,
        ScanProtocol baselineProtocol,
        ScanProtocol midProtocol) {

    /** Starts with the default patient of a seed; see {@link Builder}. */
    public static Builder builder(long seed) {
        return new Builder(seed);
    }

    /** Makes the baseline series; a 256 x 256 x 30 series takes about a second. */
    public SyntheticSeries baseline() {
        return series(baselineVisit, baselineProtocol, tumour.baseline(), 1, new Vector3(-4, 11, -32), 1.5);
    }

    /** Makes the mid-treatment series: the patient lies a little differently and the bladder is emptier. */
    public SyntheticSeries mid() {
        return series(midVisit, midProtocol, tumour.mid(), 0.82, new Vector3(2, 7, -41), -1);
    }

    private SyntheticSeries series(
            Visit visit, ScanProtocol protocol, TumourState state, double bladder, Vector3 bodyOrigin, double yaw) {
        SeriesGrid grid = SeriesGrid.of(protocol.sampling(), bodyOrigin, yaw);
        Image image = Image.of(seed, visit.name(), protocol, state, bladder, grid, 1);
        SeriesUids uids = new SeriesUids(seed + " " + subject + " " + visit + " " + protocol + " " + state);
        List<String> lesion = List.of(seed + " " + subject);
        return new SyntheticSeries(
                visit,
                protocol,
                image.volume(),
                image.mask(),
                new MrSeries(subject, visit, protocol, uids, image.volume()).instances(),
                visit.contoured(),
                ReportUids.of("synthetic lesion", lesion));
    }

    /**
     * Parameters of a patient. Unless set otherwise: {@link SyntheticSubject#ofSeed}, a tumour of average risk, the
     * {@link ScanProtocol#standard} protocol, baseline on 4 March 2024 at nine, mid-treatment 29 days later, no Clinical
     * Trial Time Point ID.
     */
    public static final class Builder {
        private final long seed;
        private SyntheticSubject subject;
        private TumourCourse tumour;
        private LocalDateTime start = LocalDateTime.of(2024, 3, 4, 9, 0);
        private int daysBetween = 29;
        private Optional<String> baselineId = Optional.empty();
        private Optional<String> midId = Optional.empty();
        private ScanProtocol baselineProtocol = ScanProtocol.standard();
        private ScanProtocol midProtocol = ScanProtocol.standard();

        private Builder(long seed) {
            this.seed = seed;
            this.subject = SyntheticSubject.ofSeed(seed);
            this.tumour = TumourCourse.standard(seed);
        }

        /** Who the patient pretends to be. */
        public Builder subject(SyntheticSubject who) {
            this.subject = who;
            return this;
        }

        /** The tumour at both time points. */
        public Builder tumour(TumourCourse course) {
            this.tumour = course;
            return this;
        }

        /** A tumour of the population of {@link SyntheticCohort}, of this latent risk (standard normal). */
        public Builder risk(double risk) {
            return tumour(TumourCourse.drawn(risk, seed));
        }

        /** When the baseline study starts, and how many days later the other one does. */
        public Builder dates(LocalDateTime baselineStart, int days) {
            this.start = baselineStart;
            this.daysBetween = days;
            return this;
        }

        /** Clinical Trial Time Point IDs (0012,0050). */
        public Builder timePointIds(String baseline, String mid) {
            this.baselineId = Optional.of(baseline);
            this.midId = Optional.of(mid);
            return this;
        }

        /** One protocol for both series. */
        public Builder protocol(ScanProtocol both) {
            return protocols(both, both);
        }

        /** How each series is acquired. */
        public Builder protocols(ScanProtocol baseline, ScanProtocol mid) {
            this.baselineProtocol = baseline;
            this.midProtocol = mid;
            return this;
        }

        /** The patient; no image is made yet. */
        public SyntheticPatient build() {
            return new SyntheticPatient(
                    seed,
                    subject,
                    tumour,
                    new Visit("baseline", start, baselineId),
                    new Visit("mid", start.plusDays(daysBetween), midId),
                    baselineProtocol,
                    midProtocol);
        }
    }
}
