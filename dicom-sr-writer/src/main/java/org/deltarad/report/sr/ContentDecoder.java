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
 * Attributes of the SR Document Content module to content items. Every item keeps its position, by which others refer
 * to it; one that cannot be read is {@link Value.Unread}.
 */
final class ContentDecoder {
    /** What is done about an item that cannot be read. */
    private interface Damage {
        void found(DicomException problem) throws DicomException;
    }

    private static final int DEEPEST = 64;

    private final Damage damage;

    private ContentDecoder(Damage damage) {
        this.damage = damage;
    }

    /**
     * The tree of an SR whose items are all sound.
     *
     * @throws DicomException at the first item that is not
     */
    static ContentItem root(Dataset sr) throws DicomException {
        return new ContentDecoder(problem -> {
                    throw problem;
                })
                .start(sr);
    }

    /**
     * The tree of an SR as far as it can be read.
     *
     * @param problems gets a sentence on each item that cannot be
     */
    static ContentItem root(Dataset sr, List<String> problems) throws DicomException {
        return new ContentDecoder(problem -> problems.add(problem.getMessage())).start(sr);
    }

    private ContentItem start(Dataset sr) throws DicomException {
        if (!sr.string(Tag.ValueType).orElse("").equals("CONTAINER")) {
            throw new SrFormatException("the data set has no content tree");
        }
        return decode(Relationship.CONTAINS, sr, 1);
    }

    private ContentItem decode(Relationship relationship, Dataset item, int depth) throws DicomException {
        if (depth > DEEPEST) {
            throw new SrFormatException("the content tree is deeper than " + DEEPEST + " levels");
        }
        Optional<Dataset> name = item.item(Tag.ConceptNameCodeSequence);
        Optional<Code> concept = name.isPresent() ? Optional.of(Code.of(name.get())) : Optional.empty();
        Value value = value(item);
        List<ContentItem> children = new ArrayList<>();
        for (Dataset child : item.items(Tag.ContentSequence)) {
            children.add(child(child, depth + 1));
        }
        return new ContentItem(relationship, concept, value, children);
    }

    private ContentItem child(Dataset child, int depth) throws DicomException {
        try {
            String term = child.requireString(Tag.RelationshipType);
            Relationship relationship = Relationship.of(term)
                    .orElseThrow(() -> new SrFormatException("'" + term + "' is not a Relationship Type"));
            return decode(relationship, child, depth);
        } catch (DicomException e) {
            damage.found(e);
            return new ContentItem(
                    Relationship.CONTAINS,
                    Optional.empty(),
                    new Value.Unread(child.string(Tag.ValueType).orElse("")),
                    List.of());
        }
    }

    private static Value value(Dataset item) throws DicomException {
        if (item.hasValue(Tag.ReferencedContentItemIdentifier)) {
            return new Value.Reference(integers(item, Tag.ReferencedContentItemIdentifier));
        }
        String type = item.string(Tag.ValueType).orElse("");
        return switch (type) {
            case "CONTAINER" ->
                new Value.Container(
                        item.item(Tag.ContentTemplateSequence).flatMap(t -> t.string(Tag.TemplateIdentifier)));
            case "TEXT" -> new Value.Text(item.requireString(Tag.TextValue));
            case "CODE" -> new Value.Coded(Code.in(item, Tag.ConceptCodeSequence));
            case "NUM" -> number(item);
            case "UIDREF" -> new Value.Uid(item.requireString(Tag.UID));
            case "DATE" -> new Value.Date(DicomDateTime.parseDate(item.requireString(Tag.Date)));
            case "TIME" -> new Value.Time(DicomDateTime.parseTime(item.requireString(Tag.Time)));
            case "DATETIME" -> new Value.DateTime(item.requireString(Tag.DateTime));
            case "PNAME" -> new Value.Person(item.requireString(Tag.PersonName));
            case "IMAGE" -> image(item.requireItem(Tag.ReferencedSOPSequence));
            case "COMPOSITE" -> {
                Dataset sop = item.requireItem(Tag.ReferencedSOPSequence);
                yield new Value.Composite(
                        sop.requireString(Tag.ReferencedSOPClassUID), sop.requireString(Tag.ReferencedSOPInstanceUID));
            }
            case "SCOORD", "SCOORD3D" ->
                new Value.Coordinates(
                        item.requireString(Tag.GraphicType),
                        Arrays.stream(item.doubles(Tag.GraphicData)).boxed().toList(),
                        item.string(Tag.ReferencedFrameOfReferenceUID));
            default -> new Value.Unread(type);
        };
    }

    /** Floating Point Value is the number itself; Numeric Value has 16 characters at most (PS3.3 C.18.1). */
    private static Value number(Dataset item) throws DicomException {
        Optional<Dataset> qualifier = item.item(Tag.NumericValueQualifierCodeSequence);
        Optional<Code> code = qualifier.isPresent() ? Optional.of(Code.of(qualifier.get())) : Optional.empty();
        Optional<Dataset> measured = item.item(Tag.MeasuredValueSequence);
        if (measured.isEmpty()) {
            return new Value.Num(notFinite(code.orElse(Dcm.NOT_A_NUMBER)), Ucum.NO_UNITS, code);
        }
        double number = measured.get()
                .number(Tag.FloatingPointValue)
                .or(() -> measured.get().number(Tag.NumericValue))
                .orElse(Double.NaN);
        Optional<Dataset> unit = measured.get().item(Tag.MeasurementUnitsCodeSequence);
        return new Value.Num(number, unit.isPresent() ? Code.of(unit.get()) : Ucum.NO_UNITS, code);
    }

    private static double notFinite(Code qualifier) {
        if (qualifier.equals(Dcm.POSITIVE_INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        return qualifier.equals(Dcm.NEGATIVE_INFINITY) ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    private static Value image(Dataset sop) throws DicomException {
        return new Value.Image(
                sop.requireString(Tag.ReferencedSOPClassUID),
                sop.requireString(Tag.ReferencedSOPInstanceUID),
                integers(sop, Tag.ReferencedSegmentNumber),
                integers(sop, Tag.ReferencedFrameNumber));
    }

    private static List<Integer> integers(Dataset item, int tag) {
        return Arrays.stream(item.doubles(tag)).mapToObj(v -> (int) v).toList();
    }
}
