package org.deltarad.node.imaging.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.values.Mapping.Ranges.Range;
import org.deltarad.report.code.Code;

/**
 * The Real World Value Mapping of a frame (PS3.3 C.7.6.16.2.11), straight from stored values: the modality LUT plays no
 * part. Several items of the same units map ranges that do not meet.
 *
 * @param units of the values
 * @param label LUT Label of the first item, may be empty
 */
record RealWorldValues(Mapping mapping, Code units, String label) {
    /**
     * @param wanted Code Value or Code Meaning of the units, or LUT Label; empty: there must be one kind of units
     */
    static RealWorldValues of(StoredFrame frame, StoredFormat format, Optional<String> wanted) throws ImagingException {
        List<Dataset> items = frame.attributes().items(Tag.RealWorldValueMappingSequence);
        if (items.isEmpty()) {
            throw frame.refusal(
                    Reason.VALUES_UNAVAILABLE,
                    "has no Real World Value Mapping Sequence; measure its values after the modality LUT"
                            + " (stored-modality)");
        }
        try {
            Map<Code, List<Dataset>> byUnits = new LinkedHashMap<>();
            for (Dataset item : items) {
                Code units = Code.in(item, Tag.MeasurementUnitsCodeSequence);
                if (wanted.isEmpty() || fits(wanted.get(), units, item)) {
                    byUnits.computeIfAbsent(units, u -> new ArrayList<>()).add(item);
                }
            }
            if (byUnits.size() != 1) {
                throw ambiguous(frame, items, wanted, byUnits.isEmpty());
            }
            Map.Entry<Code, List<Dataset>> chosen =
                    byUnits.entrySet().iterator().next();
            List<Dataset> maps = chosen.getValue();
            return new RealWorldValues(
                    mapping(maps, frame, format),
                    chosen.getKey(),
                    maps.get(0).string(Tag.LUTLabel).orElse(""));
        } catch (AttributeException e) {
            throw ImagingException.missing(frame.reference(), e);
        }
    }

    private static boolean fits(String wanted, Code units, Dataset item) {
        return units.value().equals(wanted)
                || units.meaning().equalsIgnoreCase(wanted)
                || item.string(Tag.LUTLabel).filter(wanted::equalsIgnoreCase).isPresent();
    }

    private static ImagingException ambiguous(
            StoredFrame frame, List<Dataset> items, Optional<String> wanted, boolean none) throws AttributeException {
        List<String> there = new ArrayList<>();
        for (Dataset item : items) {
            Code units = Code.in(item, Tag.MeasurementUnitsCodeSequence);
            there.add(units.value()
                    + item.string(Tag.LUTLabel).map(l -> " (" + l + ")").orElse(""));
        }
        String problem = none
                ? "has no real world values in " + wanted.orElse("any units")
                : "has real world values of several units"
                        + wanted.map(w -> " that are " + w).orElse("");
        return frame.refusal(
                none ? Reason.VALUES_UNAVAILABLE : Reason.AMBIGUOUS,
                problem + "; name the units (series.units, --units), there are: " + String.join(", ", there));
    }

    private static Mapping mapping(List<Dataset> items, StoredFrame frame, StoredFormat format)
            throws AttributeException, ImagingException {
        List<Range> ranges = new ArrayList<>();
        for (Dataset item : items) {
            Range r = range(item, frame, format);
            for (Range other : ranges) {
                if (r.first() <= other.last() && other.first() <= r.last()) {
                    throw frame.refusal(
                            Reason.AMBIGUOUS,
                            "maps stored values " + Math.max(r.first(), other.first()) + " to "
                                    + Math.min(r.last(), other.last()) + " to real world values twice; name one by its"
                                    + " LUT Label (series.units, --units)");
                }
            }
            ranges.add(r);
        }
        return new Mapping.Ranges(ranges);
    }

    private static Range range(Dataset item, StoredFrame frame, StoredFormat format)
            throws AttributeException, ImagingException {
        double first =
                end(item, Tag.DoubleFloatRealWorldValueFirstValueMapped, Tag.RealWorldValueFirstValueMapped, format);
        double last =
                end(item, Tag.DoubleFloatRealWorldValueLastValueMapped, Tag.RealWorldValueLastValueMapped, format);
        if (!(first <= last)) {
            throw frame.refusal(
                    Reason.UNSUPPORTED_PIXELS,
                    "maps stored values " + first + " to " + last + " to real world values, which is no range");
        }
        if (!item.hasValue(Tag.RealWorldValueLUTData)) {
            return new Range(first, last, linear(item, frame));
        }
        double[] table = item.doubles(Tag.RealWorldValueLUTData);
        if (table.length != last - first + 1) {
            throw frame.refusal(
                    Reason.UNSUPPORTED_PIXELS,
                    "maps stored values " + first + " to " + last + " by " + table.length
                            + " Real World Value LUT Data; there must be one for each");
        }
        return new Range(first, last, new Mapping.Table(first, table));
    }

    private static double end(Dataset item, int exact, int stored, StoredFormat format) throws AttributeException {
        return item.hasValue(exact)
                ? item.requireDoubles(exact, 1)[0]
                : format.stored(item.requireDoubles(stored, 1)[0]);
    }

    private static Mapping linear(Dataset item, StoredFrame frame) throws AttributeException, ImagingException {
        double slope = item.requireDoubles(Tag.RealWorldValueSlope, 1)[0];
        double intercept = item.requireDoubles(Tag.RealWorldValueIntercept, 1)[0];
        if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw frame.refusal(
                    Reason.UNSUPPORTED_PIXELS,
                    "has Real World Value Slope " + slope + " and Intercept " + intercept + "; that maps to no values");
        }
        return new Mapping.Linear(slope, intercept);
    }
}
