package org.deltarad.node.imaging.values;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.report.code.Code;

/**
 * How the stored values of each frame become measured ones.
 *
 * @param kind     key of the choice that was made
 * @param mappings of each frame
 * @param units    of the values, where they are known
 * @param origin   the conversion with its inputs, one line
 */
record SeriesConversion(String kind, List<Mapping> mappings, Optional<Code> units, String origin) {
    private static final Code HOUNSFIELD = new Code("[hnsf'U]", "UCUM", "Hounsfield unit");
    private static final Code SUV_BW = new Code("g/ml{SUVbw}", "UCUM", "Standardized Uptake Value body weight");
    /** Units (0054,1001) of PET images (PS3.3 C.8.9.1.1.3) as UCUM has them (PS3.16 CID 84). */
    private static final Map<String, Code> PET = Map.of(
            "CNTS", new Code("{counts}", "UCUM", "Counts"),
            "BQML", new Code("Bq/ml", "UCUM", "Becquerels/milliliter"),
            "CPS", new Code("{counts}/s", "UCUM", "Counts/second"),
            "PROPCNTS", new Code("{propcounts}", "UCUM", "Proportional to counts"),
            "PROPCPS", new Code("{propcounts}/s", "UCUM", "Proportional to counts/second"),
            "PCNT", new Code("%", "UCUM", "Percent"));

    static SeriesConversion of(List<StoredFrame> frames, List<StoredFormat> formats, ValueOptions options)
            throws ImagingException {
        String modality = frames.get(0).attributes().string(Tag.Modality).orElse("");
        return switch (options.of(modality)) {
            case AUTOMATIC, STORED_MODALITY -> modality(frames, formats);
            case REAL_WORLD -> realWorld(frames, formats, options.units());
            case SUV_BW -> suv(frames, formats);
            case PHILIPS_SCALE -> philips(frames, formats);
        };
    }

    private static List<Mapping> modalityLuts(List<StoredFrame> frames, List<StoredFormat> formats)
            throws ImagingException {
        List<Mapping> luts = new ArrayList<>(frames.size());
        for (int k = 0; k < frames.size(); k++) {
            luts.add(ModalityLut.of(frames.get(k), formats.get(k)));
        }
        return luts;
    }

    private static SeriesConversion modality(List<StoredFrame> frames, List<StoredFormat> formats)
            throws ImagingException {
        List<Mapping> luts = modalityLuts(frames, formats);
        Dataset d = frames.get(0).attributes();
        return new SeriesConversion(
                ValueChoice.STORED_MODALITY.key(), luts, modalityUnits(d), "modality LUT: " + luts(luts));
    }

    private static String luts(List<Mapping> luts) {
        if (luts.get(0) instanceof Mapping.Table t) {
            return "table of " + t.values().length + " entries";
        }
        List<Mapping.Linear> linear = luts.stream()
                .filter(Mapping.Linear.class::isInstance)
                .map(Mapping.Linear.class::cast)
                .toList();
        return "slope "
                + span(linear.stream().mapToDouble(Mapping.Linear::slope).summaryStatistics()) + ", intercept "
                + span(linear.stream().mapToDouble(Mapping.Linear::intercept).summaryStatistics());
    }

    private static Optional<Code> modalityUnits(Dataset d) {
        String modality = d.string(Tag.Modality).orElse("");
        Optional<String> type = d.string(Tag.RescaleType)
                .or(() -> d.item(Tag.ModalityLUTSequence).flatMap(i -> i.string(Tag.ModalityLUTType)));
        return switch (modality) {
            case "CT" -> type.orElse("HU").equals("HU") ? Optional.of(HOUNSFIELD) : Optional.empty();
            case "PT" -> d.string(Tag.Units).flatMap(u -> petUnits(u, d));
            default -> Optional.empty();
        };
    }

    private static Optional<Code> petUnits(String units, Dataset d) {
        if (units.equals("GML")) {
            return d.string(Tag.SUVType).orElse("BW").equals("BW") ? Optional.of(SUV_BW) : Optional.empty();
        }
        return Optional.ofNullable(PET.get(units));
    }

    private static SeriesConversion realWorld(
            List<StoredFrame> frames, List<StoredFormat> formats, Optional<String> wanted) throws ImagingException {
        List<Mapping> mappings = new ArrayList<>(frames.size());
        RealWorldValues first = null;
        for (int k = 0; k < frames.size(); k++) {
            RealWorldValues own = RealWorldValues.of(frames.get(k), formats.get(k), wanted);
            first = first == null ? own : first;
            if (!own.units().equals(first.units())) {
                throw frames.get(k)
                        .refusal(
                                Reason.AMBIGUOUS,
                                "has real world values in " + own.units().value() + ", "
                                        + frames.get(0).name() + " of its series in "
                                        + first.units().value());
            }
            mappings.add(own.mapping());
        }
        return new SeriesConversion(
                ValueChoice.REAL_WORLD.key(),
                mappings,
                Optional.of(first.units()),
                "Real World Value Mapping" + (first.label().isEmpty() ? "" : " " + first.label()));
    }

    private static SeriesConversion suv(List<StoredFrame> frames, List<StoredFormat> formats) throws ImagingException {
        if (!frames.get(0).attributes().string(Tag.Modality).orElse("").equals("PT")) {
            throw frames.get(0).refusal(Reason.VALUES_UNAVAILABLE, "is no PET image, so it has no SUV");
        }
        SuvBodyWeight suv = SuvBodyWeight.of(frames);
        List<Mapping> mappings = modalityLuts(frames, formats);
        DoubleSummaryStatistics factors = new DoubleSummaryStatistics();
        for (int k = 0; k < frames.size(); k++) {
            double factor = suv.factor(frames.get(k));
            factors.accept(factor);
            mappings.set(k, mappings.get(k).scaled(factor));
        }
        return new SeriesConversion(
                ValueChoice.SUV_BW.key(),
                mappings,
                Optional.of(SUV_BW),
                "SUVbw: " + suv.units() + " x " + span(factors) + " by " + suv.inputs());
    }

    private static SeriesConversion philips(List<StoredFrame> frames, List<StoredFormat> formats)
            throws ImagingException {
        List<Mapping> mappings = modalityLuts(frames, formats);
        DoubleSummaryStatistics slopes = new DoubleSummaryStatistics();
        for (int k = 0; k < frames.size(); k++) {
            slopes.accept(PhilipsScale.slope(frames.get(k)));
            mappings.set(k, PhilipsScale.of(frames.get(k), mappings.get(k)));
        }
        return new SeriesConversion(
                ValueChoice.PHILIPS_SCALE.key(),
                mappings,
                Optional.empty(),
                "Philips' floating point values: Scale Slope " + span(slopes) + ", "
                        + luts(modalityLuts(frames, formats)));
    }

    /** The value of all, or from the lowest to the highest. */
    private static String span(DoubleSummaryStatistics s) {
        return s.getMin() == s.getMax() ? number(s.getMin()) : number(s.getMin()) + " to " + number(s.getMax());
    }

    private static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e9 ? Long.toString((long) v) : String.format(Locale.ROOT, "%.6g", v);
    }
}
