package org.deltarad.testdata;

import java.util.List;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * Synthetic patients of one population, imaged on six scanners with differing protocols, with an outcome. A latent risk
 * per patient, standard normal, drives the tumour's texture, its change under treatment ({@link TumourCourse#drawn}) and
 * the hazard of progression; about a third progress within five years. Scanner and protocol drive contrast, noise,
 * sharpness, shading and sampling, whatever the risk.
 *
 * <p>Tumours, textures and intensities are those of {@link SyntheticPatient}, whose standard protocol lies within the
 * cohort's, so a demo patient is one drawn from the same distribution. Volumes are whole fields of view for the same
 * reason: S1 divides by the mean of the whole image, and a crop around the tumour would have another mean. They are quick
 * to make because only the tumour and 2 mm around it are sampled voxel by voxel; elsewhere, blocks of {@value #BLOCK} x
 * {@value #BLOCK} pixels share the value of their middle. The image's mean is the same to well under one per cent, but
 * features of the tissue around the tumour would be wrong: take {@link SyntheticPatient} for these.
 */
public final class SyntheticCohort {
    private static final int BLOCK = 8;
    private static final double MONTHS = 60;
    /** Hazard per month at risk 0 and its logarithmic slope: 33 % progress within {@value #MONTHS} months. */
    private static final double HAZARD = 0.0047;

    private static final double LOG_HAZARD_RATIO = 1.3;

    private static final List<Scanner> BASELINE_SCANNERS = List.of(Scanner.values());
    private static final List<Scanner> MID_SCANNERS =
            List.of(Scanner.SIEMENS_15, Scanner.SIEMENS_30, Scanner.GE_15, Scanner.GE_30);

    private final long seed;
    private final int size;

    /** @param size number of patients */
    public SyntheticCohort(long seed, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a cohort has at least one patient, not " + size);
        }
        this.seed = seed;
        this.size = size;
    }

    /**
     * A patient of the cohort.
     *
     * @param id         such as {@code COHORT-007}
     * @param risk       the latent risk, which no analysis may look at
     * @param progressed whether progression came within 60 months
     * @param months     to progression, or of follow-up without; at least 60 for those without
     * @param baseline   before treatment
     * @param mid        after some four weeks
     */
    public record Patient(String id, double risk, boolean progressed, double months, Scan baseline, Scan mid) {}

    /**
     * A T2-weighted series and its tumour.
     *
     * @param volume      the image, whole numbers
     * @param mask        the tumour, on the same grid
     * @param acquisition predictors of the harmonisation, see {@link ScanProtocol#acquisition}
     */
    public record Scan(Volume volume, Mask mask, Acquisition acquisition) {}

    /** Number of patients. */
    public int size() {
        return size;
    }

    /**
     * Makes patient {@code n}, zero based, in some tens of milliseconds; the same at each call. A patient's volumes take
     * about 20 MB, so analyse one after the other.
     */
    public Patient patient(int n) {
        Plan plan = plan(n);
        TumourCourse course = TumourCourse.drawn(plan.risk(), plan.seed());
        return new Patient(
                String.format("COHORT-%03d", n + 1),
                plan.risk(),
                plan.progressed(),
                plan.months(),
                scan(plan.seed(), "baseline", course.baseline(), plan.baseline()),
                scan(plan.seed(), "mid", course.mid(), plan.mid()));
    }

    /** All of a patient but the images. */
    record Plan(long seed, double risk, boolean progressed, double months, ScanProtocol baseline, ScanProtocol mid) {}

    Plan plan(int n) {
        if (n < 0 || n >= size) {
            throw new IndexOutOfBoundsException("patient " + n + " of " + size);
        }
        long own = new RandomStream(seed, "patient " + n).nextLong();
        RandomStream random = new RandomStream(own, "cohort");
        double risk = random.gaussian();
        double toProgression =
                -StrictMath.log(1 - random.uniform()) / (HAZARD * StrictMath.exp(LOG_HAZARD_RATIO * risk));
        boolean progressed = toProgression <= MONTHS;
        double months = progressed ? toProgression : MONTHS + random.uniform(0, 50);
        return new Plan(
                own,
                risk,
                progressed,
                months,
                ScanProtocol.drawn(random, BASELINE_SCANNERS),
                ScanProtocol.drawn(random, MID_SCANNERS));
    }

    private static Scan scan(long seed, String timePoint, TumourState state, ScanProtocol protocol) {
        RandomStream random = new RandomStream(seed, "position " + timePoint);
        Vector3 origin = new Vector3(random.uniform(-8, 8), random.uniform(-5, 15), random.uniform(-60, 0));
        SeriesGrid grid = SeriesGrid.of(protocol.sampling(), origin, random.uniform(-3, 3));
        Image image = Image.of(seed, timePoint, protocol, state, random.uniform(0.7, 1.05), grid, BLOCK);
        return new Scan(image.volume(), image.mask(), protocol.acquisition());
    }
}
