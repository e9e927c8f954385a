package org.deltarad.node.imaging.values;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;

/**
 * The factor from a PET image's values after the modality LUT to SUVbw in g/ml (QIBA FDG-PET/CT profile, vendor-neutral
 * pseudo-code). Units (0054,1001):
 *
 * <ul>
 *   <li>BQML: weight in g / dose in Bq decayed to the time that the images are corrected to, which is the start of the scan
 *       (Decay Correction START) or the injection (ADMIN);
 *   <li>CNTS: Philips' private SUV factor (7053,1000), else its activity factor (7053,1009) times that of BQML;
 *   <li>GML: 1, where SUV Type is body weight or absent (PS3.3 C.8.9.1).
 * </ul>
 *
 * Images without attenuation and decay correction, NONE among them, are refused, as are missing inputs.
 *
 * @param bqml   factor of Bq/ml; 1 where it is not used
 * @param units  value of Units
 * @param inputs what it was computed from, one line
 */
record SuvBodyWeight(double bqml, String units, String inputs) {
    private static final String PHILIPS = "Philips PET Private Group";
    private static final PrivateValue PHILIPS_SUV = new PrivateValue(0x7053, PHILIPS, 0x00);
    private static final PrivateValue PHILIPS_ACTIVITY = new PrivateValue(0x7053, PHILIPS, 0x09);
    private static final double GRAMS = 1000;
    /** Bq; no patient gets less, some archives hold MBq. */
    private static final double LEAST_DOSE = 1e4;
    /** After this many half-lives nothing is left to scan: the dates do not fit each other. */
    private static final double MOST_HALF_LIVES = 10;

    static SuvBodyWeight of(List<StoredFrame> frames) throws ImagingException {
        StoredFrame first = frames.get(0);
        try {
            String units = same(frames, "Units", d -> d.string(Tag.Units))
                    .orElseThrow(() -> unavailable(
                            first, "has no Units (0054,1001), so it is no PET image whose SUV can be computed"));
            return switch (units) {
                case "GML" -> gml(frames);
                case "CNTS" -> {
                    requireCorrected(frames);
                    yield PHILIPS_SUV
                                    .decimal(first.attributes())
                                    .filter(f -> f > 0)
                                    .isPresent()
                            ? new SuvBodyWeight(1, units, "Philips' SUV factor (7053,1000)")
                            : ofActivity(frames, units);
                }
                case "BQML" -> {
                    requireCorrected(frames);
                    yield ofActivity(frames, units);
                }
                default ->
                    throw unavailable(first, "has Units " + units + "; SUV follows from BQML, CNTS (Philips) and GML");
            };
        } catch (AttributeException e) {
            throw ImagingException.missing(first.reference(), e);
        }
    }

    private static SuvBodyWeight gml(List<StoredFrame> frames) throws ImagingException {
        String type = same(frames, "SUV Type", d -> d.string(Tag.SUVType)).orElse("BW");
        if (!type.equals("BW")) {
            throw unavailable(frames.get(0), "holds SUV already, of SUV Type " + type + ", not by body weight");
        }
        return new SuvBodyWeight(1, "GML", "Units GML");
    }

    /** The factor of a frame. */
    double factor(StoredFrame frame) throws ImagingException {
        if (!units.equals("CNTS")) {
            return bqml;
        }
        boolean own = PHILIPS_SUV.decimal(frame.attributes()).filter(f -> f > 0).isPresent();
        return bqml
                * (own ? PHILIPS_SUV : PHILIPS_ACTIVITY)
                        .decimal(frame.attributes())
                        .filter(f -> f > 0)
                        .orElseThrow(() -> unavailable(
                                frame, "has Units CNTS without Philips' factors (7053,1000) or (7053,1009)"));
    }

    private static void requireCorrected(List<StoredFrame> frames) throws ImagingException {
        for (StoredFrame frame : frames) {
            List<String> corrected = frame.attributes().strings(Tag.CorrectedImage);
            if (!corrected.contains("ATTN") || !corrected.contains("DECY")) {
                throw unavailable(
                        frame, "is corrected for " + corrected + " (Corrected Image); SUV needs ATTN and DECY");
            }
        }
    }

    private static SuvBodyWeight ofActivity(List<StoredFrame> frames, String units)
            throws AttributeException, ImagingException {
        StoredFrame first = frames.get(0);
        double weight = same(frames, "Patient's Weight", d -> d.number(Tag.PatientWeight))
                .filter(w -> w > 0)
                .orElseThrow(() -> unavailable(first, "has no Patient's Weight (0010,1030) in kg"));
        List<Dataset> doses = first.attributes().items(Tag.RadiopharmaceuticalInformationSequence);
        if (doses.size() != 1) {
            throw unavailable(
                    first, "has " + doses.size() + " items of Radiopharmaceutical Information, there must be one");
        }
        double dose = same(frames, "Radionuclide Total Dose", ofDose(Tag.RadionuclideTotalDose))
                .filter(b -> b > 0)
                .orElseThrow(() -> unavailable(first, "has no Radionuclide Total Dose (0018,1074) in Bq"));
        if (dose < LEAST_DOSE) {
            throw unavailable(
                    first, "has a Radionuclide Total Dose of " + dose + " Bq, which may be in MBq; it must be in Bq");
        }
        String correction = same(frames, "Decay Correction", d -> d.string(Tag.DecayCorrection))
                .orElse("(none)");
        String given = String.format(Locale.ROOT, "weight %s kg, dose %s Bq", number(weight), number(dose));
        return switch (correction) {
            case "ADMIN" ->
                new SuvBodyWeight(weight * GRAMS / dose, units, given + ", corrected to the injection (ADMIN)");
            case "START" -> {
                double halfLife = same(frames, "Radionuclide Half Life", ofDose(Tag.RadionuclideHalfLife))
                        .filter(h -> h > 0)
                        .orElseThrow(() -> unavailable(first, "has no Radionuclide Half Life (0018,1075) in s"));
                PetScanTime scan = PetScanTime.of(frames, halfLife);
                double decay = decaySeconds(frames, scan, halfLife);
                double left = dose * Math.pow(2, -decay / halfLife);
                yield new SuvBodyWeight(
                        weight * GRAMS / left,
                        units,
                        given + ", half-life " + number(halfLife) + " s, " + number(decay)
                                + " s from injection to scan by " + scan.from());
            }
            default ->
                throw unavailable(
                        first,
                        "has Decay Correction " + correction
                                + "; SUV is computed of images that are corrected to START or" + " ADMIN");
        };
    }

    private static Function<Dataset, Optional<Double>> ofDose(int tag) {
        return d -> d.item(Tag.RadiopharmaceuticalInformationSequence).flatMap(i -> i.number(tag));
    }

    /** A time of day alone is of the scan's day, or of the day before where it would be after the scan. */
    private static double decaySeconds(List<StoredFrame> frames, PetScanTime scan, double halfLife)
            throws ImagingException {
        StoredFrame first = frames.get(0);
        Dataset dose = first.attributes()
                .item(Tag.RadiopharmaceuticalInformationSequence)
                .orElseThrow();
        Optional<LocalDateTime> start =
                dose.string(Tag.RadiopharmaceuticalStartDateTime).flatMap(ScannerClock::dateTime);
        Optional<LocalTime> ofDay =
                dose.string(Tag.RadiopharmaceuticalStartTime).flatMap(ScannerClock::time);
        LocalDateTime injected = start.or(() -> ofDay.map(t -> lastBefore(scan.time(), t)))
                .orElseThrow(() -> unavailable(
                        first,
                        "has neither Radiopharmaceutical Start DateTime (0018,1078) nor Start Time (0018,1072)"));
        double seconds = Duration.between(injected, scan.time()).toNanos() / 1e9;
        if (seconds < 0 || seconds > MOST_HALF_LIVES * halfLife) {
            throw unavailable(
                    first,
                    "was injected at " + injected + " and scanned at " + scan.time() + " by " + scan.from()
                            + ": times that do not fit each other");
        }
        return seconds;
    }

    private static LocalDateTime lastBefore(LocalDateTime scan, LocalTime time) {
        LocalDateTime sameDay = scan.toLocalDate().atTime(time);
        return sameDay.isAfter(scan) ? sameDay.minusDays(1) : sameDay;
    }

    /** The value that all frames have. */
    private static <T> Optional<T> same(List<StoredFrame> frames, String name, Function<Dataset, Optional<T>> attribute)
            throws ImagingException {
        Optional<T> first = attribute.apply(frames.get(0).attributes());
        for (StoredFrame frame : frames) {
            Optional<T> own = attribute.apply(frame.attributes());
            if (!own.equals(first)) {
                throw unavailable(
                        frame,
                        "has " + name + " " + own.map(Object::toString).orElse("(none)") + ", "
                                + frames.get(0).name() + " of its series "
                                + first.map(Object::toString).orElse("(none)"));
            }
        }
        return first;
    }

    private static ImagingException unavailable(StoredFrame frame, String problem) {
        return frame.refusal(Reason.VALUES_UNAVAILABLE, problem);
    }

    private static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
    }
}
