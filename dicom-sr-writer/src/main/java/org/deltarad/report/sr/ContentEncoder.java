package org.deltarad.report.sr;

import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DecimalString;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;

/** Content items to attributes of the SR Document Content module (PS3.3 C.17.3). */
final class ContentEncoder {
    private ContentEncoder() {}

    /** The root's attributes. */
    static Dataset root(ContentItem root) {
        Dataset.Builder item = Dataset.builder();
        encode(root, item);
        return item.build();
    }

    private static Dataset child(ContentItem child) {
        Dataset.Builder item = Dataset.builder()
                .text(Tag.RelationshipType, child.relationship().term());
        encode(child, item);
        return item.build();
    }

    private static void encode(ContentItem content, Dataset.Builder item) {
        content.name().ifPresent(name -> item.items(Tag.ConceptNameCodeSequence, name.toItem()));
        value(content.value(), item);
        if (!content.children().isEmpty()) {
            item.items(
                    Tag.ContentSequence,
                    content.children().stream().map(ContentEncoder::child).toList());
        }
    }

    private static void value(Value value, Dataset.Builder item) {
        if (value instanceof Value.Container v) {
            item.text(Tag.ValueType, "CONTAINER").text(Tag.ContinuityOfContent, "SEPARATE");
            v.templateId()
                    .ifPresent(id -> item.items(
                            Tag.ContentTemplateSequence,
                            Dataset.builder()
                                    .text(Tag.MappingResource, "DCMR")
                                    .text(Tag.TemplateIdentifier, id)
                                    .build()));
        } else if (value instanceof Value.Text v) {
            item.text(Tag.ValueType, "TEXT").text(Tag.TextValue, v.text());
        } else if (value instanceof Value.Coded v) {
            item.text(Tag.ValueType, "CODE")
                    .items(Tag.ConceptCodeSequence, v.code().toItem());
        } else if (value instanceof Value.Num v) {
            number(v, item.text(Tag.ValueType, "NUM"));
        } else if (value instanceof Value.Uid v) {
            item.text(Tag.ValueType, "UIDREF").text(Tag.UID, v.uid());
        } else if (value instanceof Value.Date v) {
            item.text(Tag.ValueType, "DATE")
                    .text(Tag.Date, DicomDateTime.date(v.date().atStartOfDay()));
        } else if (value instanceof Value.Time v) {
            item.text(Tag.ValueType, "TIME").text(Tag.Time, DicomDateTime.time(v.time()));
        } else if (value instanceof Value.DateTime v) {
            item.text(Tag.ValueType, "DATETIME").text(Tag.DateTime, v.text());
        } else if (value instanceof Value.Person v) {
            item.text(Tag.ValueType, "PNAME").text(Tag.PersonName, v.name());
        } else if (value instanceof Value.Image v) {
            item.text(Tag.ValueType, "IMAGE").items(Tag.ReferencedSOPSequence, image(v));
        } else if (value instanceof Value.Composite v) {
            item.text(Tag.ValueType, "COMPOSITE")
                    .items(
                            Tag.ReferencedSOPSequence,
                            sop(v.sopClassUid(), v.sopInstanceUid()).build());
        } else if (value instanceof Value.Reference v) {
            item.numbers(
                    Tag.ReferencedContentItemIdentifier,
                    v.path().stream().mapToDouble(Integer::doubleValue).toArray());
        } else {
            throw new IllegalArgumentException("content items of " + value + " are not written");
        }
    }

    private static void number(Value.Num num, Dataset.Builder item) {
        Optional<Code> qualifier = num.qualifier().or(() -> qualifier(num.number()));
        if (Double.isFinite(num.number())) {
            item.items(Tag.MeasuredValueSequence, measured(num));
        } else {
            item.items(Tag.MeasuredValueSequence);
        }
        qualifier.ifPresent(q -> item.items(Tag.NumericValueQualifierCodeSequence, q.toItem()));
    }

    private static Optional<Code> qualifier(double number) {
        if (Double.isFinite(number)) {
            return Optional.empty();
        }
        return Optional.of(
                Double.isNaN(number) ? Dcm.NOT_A_NUMBER : number > 0 ? Dcm.POSITIVE_INFINITY : Dcm.NEGATIVE_INFINITY);
    }

    /** Numeric Value, and Floating Point Value where 16 characters are not the number itself (PS3.3 C.18.1). */
    private static Dataset measured(Value.Num num) {
        String decimal = DecimalString.of(num.number());
        Dataset.Builder measured = Dataset.builder()
                .items(Tag.MeasurementUnitsCodeSequence, num.unit().toItem())
                .text(Tag.NumericValue, decimal);
        if (Double.compare(Double.parseDouble(decimal), num.number()) != 0) {
            measured.numbers(Tag.FloatingPointValue, num.number());
        }
        return measured.build();
    }

    private static Dataset image(Value.Image image) {
        Dataset.Builder sop = sop(image.sopClassUid(), image.sopInstanceUid());
        if (!image.segments().isEmpty()) {
            sop.numbers(
                    Tag.ReferencedSegmentNumber,
                    image.segments().stream().mapToDouble(n -> n).toArray());
        }
        if (!image.frames().isEmpty()) {
            sop.numbers(
                    Tag.ReferencedFrameNumber,
                    image.frames().stream().mapToDouble(n -> n).toArray());
        }
        return sop.build();
    }

    private static Dataset.Builder sop(String sopClassUid, String sopInstanceUid) {
        return Dataset.builder()
                .text(Tag.ReferencedSOPClassUID, sopClassUid)
                .text(Tag.ReferencedSOPInstanceUID, sopInstanceUid);
    }
}
