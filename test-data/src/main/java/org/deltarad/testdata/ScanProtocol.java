package org.deltarad.testdata;

import java.util.List;
import java.util.Map;
import org.deltarad.harmonisation.Acquisition;

/**
 * How a synthetic T2-weighted fast spin echo series is acquired; the image follows it (contrast from TR, TE and field
 * strength, noise from averages, field strength and voxel volume, blur and shading from the scanner).
 *
 * @param scanner          which scanner
 * @param sampling         which pixels
 * @param repetitionTime   Repetition Time (0018,0080), ms
 * @param echoTime         Echo Time (0018,0081), ms
 * @param flipAngle        Flip Angle (0018,1314) of the refocusing pulses, degrees
 * @param echoTrainLength  Echo Train Length (0018,0091)
 * @param numberOfAverages Number of Averages (0018,0083)
 * @param pixelBandwidth   Pixel Bandwidth (0018,0095), Hz
 * @param phaseEncoding    In-plane Phase Encoding Direction (0018,1312), {@code ROW} or {@code COL}
 */
public record ScanProtocol(
        Scanner scanner,
        Sampling sampling,
        double repetitionTime,
        double echoTime,
        double flipAngle,
        int echoTrainLength,
        double numberOfAverages,
        double pixelBandwidth,
        String phaseEncoding) {
    /** Standard deviation of the noise per channel for 1.5 T, one average and the reference voxel; signal units. */
    private static final double REFERENCE_NOISE = 0.0075;

    private static final double REFERENCE_VOXEL_MM3 = 3.5;
    /** What the slices of drawn protocols cover. */
    private static final double COVERAGE_MM = 100;

    public ScanProtocol {
        if (!(repetitionTime > 0 && echoTime > 0 && flipAngle > 0 && numberOfAverages > 0)) {
            throw new IllegalArgumentException("TR, TE, flip angle and averages must be positive, got " + repetitionTime
                    + ", " + echoTime + ", " + flipAngle + ", " + numberOfAverages);
        }
        if (!phaseEncoding.equals("ROW") && !phaseEncoding.equals("COL")) {
            throw new IllegalArgumentException("phase encoding is ROW or COL, not " + phaseEncoding);
        }
    }

    /** 256 x 256 x 30, 0.9375 mm pixels, 4 mm slices with a tenth gap, tilted by 12 degrees; 1.5 T. */
    public static ScanProtocol standard() {
        return new ScanProtocol(
                Scanner.SIEMENS_15, new Sampling(256, 256, 30, 0.9375, 4, 4.4, 12), 4500, 100, 150, 17, 2, 190, "ROW");
    }

    /** A protocol like {@link #standard} with fewer pixels and slices of the same field of view. */
    public static ScanProtocol small(int columns, int slices) {
        ScanProtocol s = standard();
        return s.with(new Sampling(columns, columns, slices, 240.0 / columns, 4, 132.0 / slices, 12));
    }

    /** A protocol of one of these scanners, as hospitals vary them. */
    public static ScanProtocol drawn(RandomStream random, List<Scanner> scanners) {
        Scanner scanner = scanners.get(random.index(scanners.size()));
        double fieldOfView = random.choice(200, 220, 230, 240, 250, 260);
        int matrix = (int) random.choice(224, 240, 256, 272, 288);
        double thickness = random.choice(3, 3.5, 4, 4.5, 5);
        double spacing = thickness * (1 + random.choice(0, 0.1, 0.2));
        int slices = (int) Math.ceil(COVERAGE_MM / spacing);
        double voxel = fieldOfView * fieldOfView / matrix / matrix * thickness;
        double averages = voxel < 3 ? random.choice(2, 3, 4) : random.choice(1, 2, 3);
        return new ScanProtocol(
                scanner,
                new Sampling(matrix, matrix, slices, fieldOfView / matrix, thickness, spacing, random.uniform(0, 20)),
                10 * Math.rint(random.uniform(300, 650)),
                Math.rint(random.uniform(80, 122)),
                random.choice(120, 130, 140, 150, 160, 180),
                (int) random.choice(13, 15, 17, 20, 25),
                averages,
                random.choice(150, 190, 220, 260),
                random.choice(0, 1) == 0 ? "ROW" : "COL");
    }

    /** This protocol on other pixels. */
    public ScanProtocol with(Sampling other) {
        return new ScanProtocol(
                scanner,
                other,
                repetitionTime,
                echoTime,
                flipAngle,
                echoTrainLength,
                numberOfAverages,
                pixelBandwidth,
                phaseEncoding);
    }

    /**
     * The predictors of the harmonisation, under the names of {@link Acquisition}. Anisotropy is Slice Thickness over
     * Pixel Spacing, VoxelVolume is Pixel Spacing squared times Slice Thickness (mm3), FieldOfView the larger side (mm).
     */
    public Acquisition acquisition() {
        double pixel = sampling.pixelSpacing();
        return new Acquisition(
                Map.ofEntries(
                        Map.entry("RepetitionTime", repetitionTime),
                        Map.entry("EchoTime", echoTime),
                        Map.entry("FlipAngle", flipAngle),
                        Map.entry("SliceThickness", sampling.sliceThickness()),
                        Map.entry("NumberOfAverages", numberOfAverages),
                        Map.entry("MagneticFieldStrength", scanner.fieldStrength()),
                        Map.entry("EchoTrainLength", (double) echoTrainLength),
                        Map.entry("Anisotropy", sampling.sliceThickness() / pixel),
                        Map.entry("VoxelVolume", pixel * pixel * sampling.sliceThickness()),
                        Map.entry("FieldOfView", sampling.fieldOfView())),
                Map.of("Manufacturer", scanner.manufacturer(), "InPlanePhaseEncodingDirection", phaseEncoding));
    }

    /** Standard deviation of the noise in each of the real and imaginary channels, signal units. */
    double noise() {
        double voxel = sampling.pixelSpacing() * sampling.pixelSpacing() * sampling.sliceThickness();
        double refocused = StrictMath.sin(StrictMath.toRadians(flipAngle / 2));
        return REFERENCE_NOISE
                * (REFERENCE_VOXEL_MM3 / voxel)
                * (1.5 / scanner.fieldStrength())
                / Math.sqrt(numberOfAverages)
                / refocused;
    }

    double signal(Tissue tissue) {
        return tissue.signal(repetitionTime, echoTime, scanner.fieldStrength());
    }
}
