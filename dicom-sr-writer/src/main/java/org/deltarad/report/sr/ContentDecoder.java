package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.Ucum;

/**
 * Attributes of the SR Document Content module to content items. Items of a Value Type or Relationship Type that our
 * templates do not use are passed over, with all below them.
 */
final class ContentDecoder {
    private ContentDecoder() {}

    static ContentItem root(Dataset sr) throws DicomException {
        return decode(Relationship.CONTAINS, sr)
                .orElseThrow(() -> new SrFormatException("the data set has no content tree"));
    }

    private static Optional<ContentItem> decode(Relationship relationship, Dataset item) throws DicomException {
        Optional<Value> value = value(item);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Dataset> name = item.item(Tag.ConceptNameCodeSequence);
        Optional<Code> concept = name.isPresent() ? Optional.of(Code.of(name.get())) : Optional.empty();
        List<ContentItem> children = new ArrayList<>();
        for (Dataset child : item.items(Tag.ContentSequence)) {
            Optional<Relationship> below = Relationship.of(child.requireString(Tag.RelationshipType));
            if (below.isPresent()) {
                decode(below.get(), child).ifPresent(children::add);
            }
        }
        return Optional.of(new ContentItem(relationship, concept, value.get(), children));
    }

    private static Optional<Value> value(Dataset item) throws DicomException {
        if (item.hasValue(Tag.ReferencedContentItemIdentifier)) {
            return Optional.of(new Value.Reference(Arrays.stream(item.doubles(Tag.ReferencedContentItemIdentifier))
                    .mapToObj(v -> (int) v)
                    .toList()));
        }
        String type = item.string(Tag.ValueType).orElse("");
        return switch (type) {
            case "CONTAINER" ->
                Optional.of(new Value.Container(
                        item.item(Tag.ContentTemplateSequence).flatMap(t -> t.string(Tag.TemplateIdentifier))));
            case "TEXT" -> Optional.of(new Value.Text(item.requireString(Tag.TextValue)));
            case "CODE" -> Optional.of(new Value.Coded(Code.in(item, Tag.ConceptCodeSequence)));
            case "NUM" -> Optional.of(number(item));
            case "UIDREF" -> Optional.of(new Value.Uid(item.requireString(Tag.UID)));
            case "DATE" -> Optional.of(new Value.Date(DicomDateTime.parseDate(item.requireString(Tag.Date))));
            case "TIME" -> Optional.of(new Value.Time(DicomDateTime.parseTime(item.requireString(Tag.Time))));
            case "IMAGE" -> Optional.of(image(item.requireItem(Tag.ReferencedSOPSequence)));
            case "COMPOSITE" -> {
                Dataset sop = item.requireItem(Tag.ReferencedSOPSequence);
                yield Optional.of(new Value.Composite(
                        sop.requireString(Tag.ReferencedSOPClassUID), sop.requireString(Tag.ReferencedSOPInstanceUID)));
            }
            default -> Optional.empty();
        };
    }

    private static Value number(Dataset item) throws DicomException {
        Optional<Dataset> measured = item.item(Tag.MeasuredValueSequence);
        if (measured.isPresent()) {
            double exact = measured.get()
                    .number(Tag.FloatingPointValue)
                    .orElse(measured.get().requireDoubles(Tag.NumericValue, 1)[0]);
            return new Value.Num(exact, Code.in(measured.get(), Tag.MeasurementUnitsCodeSequence));
        }
        Optional<Dataset> qualifier = item.item(Tag.NumericValueQualifierCodeSequence);
        Code code = qualifier.isPresent() ? Code.of(qualifier.get()) : Dcm.NOT_A_NUMBER;
        double number = code.equals(Dcm.POSITIVE_INFINITY)
                ? Double.POSITIVE_INFINITY
                : code.equals(Dcm.NEGATIVE_INFINITY) ? Double.NEGATIVE_INFINITY : Double.NaN;
        return new Value.Num(number, Ucum.NO_UNITS);
    }

    private static Value image(Dataset sop) throws DicomException {
        return new Value.Image(
                sop.requireString(Tag.ReferencedSOPClassUID),
                sop.requireString(Tag.ReferencedSOPInstanceUID),
                sop.integer(Tag.ReferencedSegmentNumber));
    }
}
