package org.deltarad.testdata.cohort;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deltarad.testdata.RandomStream;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.Scanner;

/**
 * A patient of a synthetic cohort, without the features.
 *
 * @param id        such as {@code S1-007}
 * @param risk      latent, mean 0 and standard deviation 1 over patients
 * @param findings  clinical columns, by name in their order
 * @param protocols by time point
 */
record Subject(String id, double risk, Map<String, String> findings, Map<String, ScanProtocol> protocols) {
    private static final List<Scanner> FIRST_CENTRE =
            List.of(Scanner.SIEMENS_15, Scanner.SIEMENS_30, Scanner.GE_15, Scanner.GE_30);
    private static final List<Scanner> SECOND_CENTRE = List.of(Scanner.PHILIPS_15, Scanner.PHILIPS_30);
    private static final double SAME_SCANNER = 0.6;
    private static final List<String> STAGES = List.of("IB3", "IIA2", "IIB", "IIIB", "IIIC1", "IIIC2", "IVA");

    /** Hazard of progression per month at risk 0. */
    private static final double HAZARD = 0.0045;
    /** Logarithm of the hazard ratio of 5 Gy more EQD2, known to nobody who only sees the images. */
    private static final double LOG_HAZARD_RATIO_5_GY = -0.2;

    private static final double USUAL_EQD2 = 84;

    /** S0's groups: 52, 46 and 34 of 132 patients, with the risk in their middle. */
    private static final double[] GROUP_SHARES = {52.0 / 132, 46.0 / 132};

    private static final double[] GROUP_RISKS = {-1.1, 0.25, 1.34};
    private static final double GROUP_SPREAD = 0.2;

    Subject {
        findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
        protocols = Collections.unmodifiableMap(new LinkedHashMap<>(protocols));
    }

    static Subject of(CohortDesign design, long seed, int n) {
        RandomStream random = new RandomStream(seed, design.name() + " patient " + n);
        double risk = design.riskGroups() ? grouped(random) : random.gaussian();
        boolean second = n >= design.patients() - design.secondCentre();
        List<Scanner> scanners =
                design.secondCentre() == 0 ? List.of(Scanner.values()) : second ? SECOND_CENTRE : FIRST_CENTRE;
        Map<String, ScanProtocol> protocols = new LinkedHashMap<>();
        ScanProtocol pre = ScanProtocol.drawn(random, scanners);
        protocols.put(SyntheticTables.PRE, pre);
        if (design.midTreatment()) {
            List<Scanner> later = random.uniform() < SAME_SCANNER ? List.of(pre.scanner()) : scanners;
            protocols.put(SyntheticTables.MID, ScanProtocol.drawn(random, later));
        }
        Map<String, String> findings = new LinkedHashMap<>();
        findings.put("Centre", second ? "2" : "1");
        double eqd2 = treatment(findings, random);
        clinical(findings, risk, design.midTreatment(), random);
        outcome(findings, design.logHazardRatio() * risk + LOG_HAZARD_RATIO_5_GY * (eqd2 - USUAL_EQD2) / 5, random);
        double adc = new RandomStream(seed, design.name() + " diffusion " + n).gaussian();
        findings.put("AdcMean", number(Math.max(500, 950 + 120 * (-0.4 * risk + 0.92 * adc)), 0));
        return new Subject(String.format(Locale.ROOT, "%s-%03d", design.name(), n + 1), risk, findings, protocols);
    }

    private static double grouped(RandomStream random) {
        double u = random.uniform();
        int group = u < GROUP_SHARES[0] ? 0 : u < GROUP_SHARES[0] + GROUP_SHARES[1] ? 1 : 2;
        return GROUP_RISKS[group] + GROUP_SPREAD * random.gaussian();
    }

    /** External beam and brachytherapy; the equivalent dose in 2 Gy fractions, alpha/beta 10 Gy. */
    private static double treatment(Map<String, String> findings, RandomStream random) {
        double external = random.choice(25, 28);
        double brachy = random.choice(3, 4, 5);
        double brachyDose = random.choice(6, 6.5, 7, 7.5);
        findings.put("EbrtDose", number(1.8 * external, 1));
        findings.put("EbrtFractions", number(external, 0));
        findings.put("BrachyDose", number(brachyDose * brachy, 1));
        findings.put("BrachyFractions", number(brachy, 0));
        return 1.8 * external * (1.8 + 10) / 12 + brachyDose * brachy * (brachyDose + 10) / 12;
    }

    private static void clinical(Map<String, String> findings, double risk, boolean mid, RandomStream random) {
        double stage = 0.5 * risk + 0.87 * random.gaussian();
        findings.put("Age", number(Math.max(24, 52 + 12 * random.gaussian()), 0));
        findings.put("FigoStage", STAGES.get((int) Math.max(0, Math.min(6, Math.floor(2.6 + 1.7 * stage)))));
        double diameter = Math.max(15, 48 + 12 * (0.35 * risk + 0.94 * random.gaussian()));
        findings.put("MaximumDiameter", number(diameter, 1));
        if (mid) {
            double left = Math.max(0.1, Math.min(1, 0.6 + 0.15 * (0.5 * risk + 0.87 * random.gaussian())));
            findings.put("MaximumDiameterMid", number(diameter * left, 1));
        }
        findings.put("LymphNodeMetastasis", 0.4 * risk + random.gaussian() > 0.3 ? "yes" : "no");
        findings.put("SccAg", number(StrictMath.exp(1.2 + 0.8 * (0.4 * risk + 0.92 * random.gaussian())), 2));
        findings.put("Histology", random.uniform() < 0.85 ? "squamous" : "adenocarcinoma");
    }

    /** Exponential times to progression, and from there to death; follow-up of two to eight years. */
    private static void outcome(Map<String, String> findings, double logHazard, RandomStream random) {
        double progression = -StrictMath.log(1 - random.uniform()) / (HAZARD * StrictMath.exp(logHazard));
        double death = progression - StrictMath.log(1 - random.uniform()) * 14;
        double followUp = Math.min(random.uniform(24, 96), -StrictMath.log(1 - random.uniform()) * 400);
        findings.put("PfsMonths", number(Math.max(0.1, Math.min(progression, followUp)), 2));
        findings.put("PfsEvent", progression <= followUp ? "1" : "0");
        findings.put("OsMonths", number(Math.max(0.1, Math.min(death, followUp)), 2));
        findings.put("OsEvent", death <= followUp ? "1" : "0");
        double refractory = 1 / (1 + StrictMath.exp(0.4 - logHazard));
        findings.put("Response", random.uniform() < refractory ? "0" : "1");
    }

    static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
