package org.deltarad.testdata.cohort;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.testdata.RandomStream;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.Scanner;

/** How a feature comes about, in units of its own standard deviation before scale and offset are applied. */
final class FeatureModel {
    /** Features share factors as those of a texture class do; some are near copies of their factor. */
    static final int FACTORS = 8;

    private static final double COPY = 0.96;
    private static final double SHARED = 0.5;
    private static final double SHARED_OF_PLANTED = 0.2;
    /** Change under treatment, and its spread between patients. */
    private static final double CHANGE_SPREAD = 0.9;

    private static final double RELIABLE = 0.12;
    private static final double UNRELIABLE = 0.9;
    /** Readers disagree more about a tumour under treatment. */
    private static final double MID_DISAGREEMENT = 1.4;

    /** About the middle and the spread of drawn protocols, by predictor. */
    private static final Map<String, double[]> STANDARD = Map.ofEntries(
            Map.entry("RepetitionTime", new double[] {4750, 1000}),
            Map.entry("EchoTime", new double[] {101, 12}),
            Map.entry("FlipAngle", new double[] {147, 19}),
            Map.entry("SliceThickness", new double[] {4, 0.7}),
            Map.entry("NumberOfAverages", new double[] {2.3, 0.9}),
            Map.entry("Anisotropy", new double[] {4.4, 1}),
            Map.entry("VoxelVolume", new double[] {3.4, 1.2}),
            Map.entry("FieldOfView", new double[] {233, 20}),
            Map.entry("MagneticFieldStrength", new double[] {2.25, 0.75}));

    private static final List<String> NUMERIC =
            STANDARD.keySet().stream().sorted().toList();

    private final double baselineLoading;
    private final double changeLoading;
    private final int factor;
    private final double shared;
    private final double meanChange;
    private final double readerSpread;
    private final double offset;
    private final double scale;
    private final double[] slopes = new double[STANDARD.size()];
    /** Manufacturer's effect and scanner's shift. */
    private final Map<Scanner, Double> shifts = new EnumMap<>(Scanner.class);

    private final Map<Scanner, Double> spreads = new EnumMap<>(Scanner.class);

    FeatureModel(CohortDesign design, int index, long seed) {
        String name = design.features().get(index);
        RandomStream random = new RandomStream(seed, "feature " + name);
        baselineLoading = loading(design, name, false);
        changeLoading = loading(design, name, true);
        boolean planted = baselineLoading != 0 || changeLoading != 0;
        factor = random.index(FACTORS);
        double sign = random.choice(-1, 1);
        shared = sign * (planted ? SHARED_OF_PLANTED : random.uniform() < 0.3 ? COPY : SHARED);
        meanChange = random.uniform(-0.6, 0.6);
        readerSpread = planted || random.uniform() < 0.4 ? RELIABLE : UNRELIABLE;
        scale = StrictMath.exp(random.uniform(-4, 6));
        offset = random.uniform(6, 12);
        double acquisition = random.uniform() < 6.0 / 7 ? design.acquisitionEffect() / Math.sqrt(10) : 0;
        for (int n = 0; n < slopes.length; n++) {
            slopes[n] = acquisition * random.gaussian();
        }
        Map<String, Double> manufacturers = new HashMap<>();
        for (Scanner scanner : Scanner.values()) {
            double own = manufacturers.computeIfAbsent(scanner.manufacturer(), m -> acquisition * random.gaussian());
            shifts.put(scanner, own + design.batchEffect() * random.gaussian());
            spreads.put(scanner, StrictMath.exp(design.batchEffect() / 4 * random.gaussian()));
        }
    }

    private static double loading(CohortDesign design, String name, boolean delta) {
        return design.planted().stream()
                .filter(p -> p.feature().equals(name) && p.delta() == delta)
                .mapToDouble(Planted::loading)
                .sum();
    }

    /** The tumour's value before treatment. */
    double baseline(double risk, double[] factors, RandomStream random) {
        double rest = 1 - baselineLoading * baselineLoading;
        double common = shared * Math.min(1, Math.sqrt(rest) / Math.abs(shared));
        double own = Math.sqrt(Math.max(0, rest - common * common));
        return baselineLoading * risk + common * factors[factor] + own * random.gaussian();
    }

    /** How it changes under treatment. */
    double change(double risk, RandomStream random) {
        double own = Math.sqrt(1 - changeLoading * changeLoading);
        return meanChange + CHANGE_SPREAD * (changeLoading * risk + own * random.gaussian());
    }

    /** What a reader's outline adds. */
    double disagreement(boolean mid, RandomStream random) {
        return readerSpread * (mid ? MID_DISAGREEMENT : 1) * random.gaussian();
    }

    /**
     * The number that is measured.
     *
     * @param parameters of the acquisition, see {@link #standardised}
     */
    double measured(double value, Scanner scanner, double[] parameters) {
        double sum = value * spreads.get(scanner) + shifts.get(scanner);
        for (int p = 0; p < slopes.length; p++) {
            sum += slopes[p] * parameters[p];
        }
        return scale * (offset + sum);
    }

    /** The numeric acquisition parameters in spreads from their middle. */
    static double[] standardised(ScanProtocol protocol) {
        Map<String, Double> numeric = protocol.acquisition().numeric();
        return NUMERIC.stream()
                .mapToDouble(name -> (numeric.get(name) - STANDARD.get(name)[0]) / STANDARD.get(name)[1])
                .toArray();
    }
}
