package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.Subject;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.Umls;
import org.deltarad.report.measurement.MeasurementReportContent;
import org.deltarad.report.measurement.ReportHeader;

/**
 * Reads TID 1500 Measurement Reports of any origin, ours included, as far as they can be read: an item that is damaged
 * is named among the problems, and the rest is there. Stateless.
 */
public final class MeasurementReportReader {
    private static final String TEMPLATE = "1500";
    private static final Set<Code> SECTIONS =
            Set.of(Dcm.IMAGING_MEASUREMENTS, Dcm.DERIVED_IMAGING_MEASUREMENTS, Umls.QUALITATIVE_EVALUATIONS);

    /**
     * What the report says.
     *
     * @throws SrFormatException when it is no TID 1500 report
     * @throws DicomException    when its content tree cannot be read at all
     */
    public MeasurementReportContent read(Dataset sr) throws DicomException {
        List<String> problems = new ArrayList<>();
        ContentItem root = ContentDecoder.root(sr, problems);
        requireMeasurementReport(sr, root);
        ContentLookup lookup = new ContentLookup(root, Evidence.of(sr));
        GroupReader groups = new GroupReader(lookup);
        root.children().stream()
                .filter(c -> c.value() instanceof Value.Container)
                .filter(c -> !named(c, Dcm.IMAGE_LIBRARY) && !named(c, Umls.QUALITATIVE_EVALUATIONS))
                .forEach(groups::add);
        return new MeasurementReportContent(
                header(sr),
                root.name().orElse(Dcm.IMAGING_MEASUREMENT_REPORT),
                root.all(Dcm.PROCEDURE_REPORTED).stream()
                        .flatMap(p -> p.value() instanceof Value.Coded c ? Stream.of(c.code()) : Stream.empty())
                        .toList(),
                root.children().stream()
                        .filter(c -> c.relationship() == Relationship.HAS_OBS_CONTEXT)
                        .flatMap(MeasurementReportReader::observer)
                        .toList(),
                root.all(Dcm.IMAGE_LIBRARY).stream()
                        .flatMap(ContentItem::descendants)
                        .flatMap(lookup::instance)
                        .toList(),
                groups.groups(),
                root.all(Umls.QUALITATIVE_EVALUATIONS).stream()
                        .flatMap(q -> q.children().stream())
                        .flatMap(EvaluationReader::read)
                        .toList(),
                root.children().stream().flatMap(lookup::instance).toList(),
                problems);
    }

    private static boolean named(ContentItem item, Code name) {
        return item.name().filter(name::equals).isPresent();
    }

    private static void requireMeasurementReport(Dataset sr, ContentItem root) throws SrFormatException {
        boolean byTemplate = root.value() instanceof Value.Container c
                && c.templateId().filter(TEMPLATE::equals).isPresent();
        boolean bySection = root.children().stream()
                .anyMatch(c -> c.name().filter(SECTIONS::contains).isPresent());
        if (!byTemplate && !bySection) {
            throw new SrFormatException(
                    "instance " + sr.string(Tag.SOPInstanceUID).orElse("?") + ", "
                            + root.name().map(Code::toString).orElse("without a title")
                            + ", is no TID 1500 Measurement Report");
        }
    }

    private static Stream<String> observer(ContentItem item) {
        if (item.value() instanceof Value.Text t) {
            return Stream.of(t.text());
        }
        if (item.value() instanceof Value.Person p) {
            return Stream.of(p.name());
        }
        return item.value() instanceof Value.Uid u ? Stream.of(u.uid()) : Stream.empty();
    }

    private static ReportHeader header(Dataset sr) throws DicomException {
        return new ReportHeader(
                new InstanceReference(
                        text(sr, Tag.StudyInstanceUID),
                        text(sr, Tag.SeriesInstanceUID),
                        text(sr, Tag.SOPClassUID),
                        text(sr, Tag.SOPInstanceUID)),
                Subject.of(sr),
                text(sr, Tag.ContentDate),
                text(sr, Tag.ContentTime),
                text(sr, Tag.SeriesDescription),
                text(sr, Tag.Manufacturer),
                text(sr, Tag.ManufacturerModelName),
                sr.strings(Tag.SoftwareVersions),
                text(sr, Tag.CompletionFlag).equals("COMPLETE"),
                text(sr, Tag.VerificationFlag).equals("VERIFIED"),
                Evidence.predecessors(sr));
    }

    private static String text(Dataset sr, int tag) {
        return sr.string(tag).orElse("");
    }
}
