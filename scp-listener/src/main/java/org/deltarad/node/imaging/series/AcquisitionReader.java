package org.deltarad.node.imaging.series;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.volume.Geometry;

/**
 * Reads how a series was acquired. What the headers do not say, or say differently from slice to slice, is absent.
 *
 * <p>Derived: Anisotropy = Slice Thickness / pixel length (the root of the pixel's area where it is not square) and
 * VoxelVolume = Slice Thickness x pixel area in mm3, both as S0 defines them, so gaps between slices play no part;
 * FieldOfView = the larger of columns x column spacing and rows x row spacing in mm.
 */
public final class AcquisitionReader {
    private static final List<Integer> NUMERIC = List.of(
            Tag.RepetitionTime,
            Tag.EchoTime,
            Tag.FlipAngle,
            Tag.SliceThickness,
            Tag.NumberOfAverages,
            Tag.MagneticFieldStrength,
            Tag.EchoTrainLength);
    /** Relative difference between slices that is rounding. */
    private static final double SAME = 1e-6;
    /** How a manufacturer's name begins, and its long-standing value of Manufacturer (0008,0070), used for all forms. */
    private static final Map<String, String> MANUFACTURERS = Map.of(
            "SIEMENS", "SIEMENS",
            "GE", "GE MEDICAL SYSTEMS",
            "GENERAL ELECTRIC", "GE MEDICAL SYSTEMS",
            "PHILIPS", "Philips Medical Systems",
            "TOSHIBA", "CANON",
            "CANON", "CANON",
            "HITACHI", "HITACHI",
            "FUJIFILM", "FUJIFILM",
            "UIH", "UIH",
            "UNITED IMAGING", "UIH");

    /** The predictors of a series. */
    public Acquisition read(ImageSeries series) {
        List<Dataset> headers = series.headers();
        Geometry g = series.volume().geometry();
        Map<String, Double> numeric = new HashMap<>();
        for (int tag : NUMERIC) {
            number(headers, tag).ifPresent(v -> numeric.put(keyword(tag), v));
        }
        double pixelArea = g.spacing().x() * g.spacing().y();
        number(headers, Tag.SliceThickness).ifPresent(thickness -> {
            numeric.put("Anisotropy", thickness / Math.sqrt(pixelArea));
            numeric.put("VoxelVolume", thickness * pixelArea);
        });
        numeric.put(
                "FieldOfView",
                Math.max(
                        g.size().x() * g.spacing().x(),
                        g.size().y() * g.spacing().y()));
        Map<String, String> categorical = new HashMap<>();
        same(headers, h -> h.string(Tag.Manufacturer))
                .ifPresent(m -> categorical.put(keyword(Tag.Manufacturer), canonicalManufacturer(m)));
        same(headers, h -> h.string(Tag.InPlanePhaseEncodingDirection))
                .ifPresent(p -> categorical.put(keyword(Tag.InPlanePhaseEncodingDirection), p));
        return new Acquisition(numeric, categorical);
    }

    /**
     * One name for all forms of a manufacturer's name: {@code SIEMENS Healthineers} is {@code SIEMENS}, {@code GE
     * Healthcare} is {@code GE MEDICAL SYSTEMS}, Toshiba is {@code CANON}, which took it over. Others are in upper case,
     * blanks collapsed.
     */
    public static String canonicalManufacturer(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        return MANUFACTURERS.entrySet().stream()
                .filter(e -> isNameOf(upper, e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(upper);
    }

    private static boolean isNameOf(String name, String start) {
        return name.equals(start)
                || (name.startsWith(start) && !Character.isLetterOrDigit(name.charAt(start.length())));
    }

    private static Optional<Double> number(List<Dataset> headers, int tag) {
        Optional<Double> first = headers.get(0).number(tag).filter(Double::isFinite);
        boolean same = first.isPresent()
                && headers.stream().allMatch(h -> h.number(tag)
                        .filter(v -> Math.abs(v - first.get()) <= SAME * Math.abs(first.get()))
                        .isPresent());
        return same ? first : Optional.empty();
    }

    private static Optional<String> same(List<Dataset> headers, Function<Dataset, Optional<String>> attribute) {
        Optional<String> first = attribute.apply(headers.get(0));
        return headers.stream().allMatch(h -> attribute.apply(h).equals(first)) ? first : Optional.empty();
    }

    private static String keyword(int tag) {
        return DataDictionary.keyword(tag).orElseThrow();
    }
}
