package org.deltarad.report.sr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.junit.jupiter.api.Test;

/** What the attributes of an SR say to readers that are not ours. */
class SrWriterTest {
    /** All content items below, each with its path. */
    private record Item(List<Integer> path, Dataset dataset) {
        boolean named(Code name) {
            return this.dataset
                    .item(Tag.ConceptNameCodeSequence)
                    .filter(c -> c.string(Tag.CodeValue).orElse("").equals(name.value()))
                    .isPresent();
        }

        boolean means(String feature) {
            return dataset.items(Tag.ContentSequence).stream()
                    .anyMatch(c -> c.strings(Tag.TextValue).contains(feature));
        }
    }

    private static List<Item> items(Dataset root) {
        List<Item> items = new ArrayList<>();
        collect(new Item(List.of(1), root), items);
        return items;
    }

    private static void collect(Item item, List<Item> into) {
        into.add(item);
        List<Dataset> children = item.dataset().items(Tag.ContentSequence);
        for (int n = 0; n < children.size(); n++) {
            List<Integer> path = new ArrayList<>(item.path());
            path.add(n + 1);
            collect(new Item(path, children.get(n)), into);
        }
    }

    private static Item measurement(Dataset sr, String feature) {
        return items(sr).stream()
                .filter(i -> i.dataset().strings(Tag.ValueType).contains("NUM") && i.means(feature))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNumberThatDsCannotCarryHasAFloatingPointValue() throws DicomException {
        Dataset sr = new SrWriter().write(Reports.delta());

        Dataset entropy =
                measurement(sr, "original_firstorder_Entropy").dataset().requireItem(Tag.MeasuredValueSequence);
        assertThat(entropy.string(Tag.NumericValue)).contains("3.14159265358979");
        assertThat(entropy.doubles(Tag.FloatingPointValue)).containsExactly(Math.PI);
        Dataset diameter = measurement(sr, "original_shape_Maximum2DDiameterSlice")
                .dataset()
                .requireItem(Tag.MeasuredValueSequence);
        assertThat(diameter.string(Tag.NumericValue)).contains("41.25");
        assertThat(diameter.get(Tag.FloatingPointValue)).isEmpty();
    }

    @Test
    void anUndefinedFeatureHasAQualifierInPlaceOfAValue() throws DicomException {
        Dataset mcc = measurement(new SrWriter().write(Reports.delta()), Reports.UNDEFINED)
                .dataset();

        assertThat(mcc.get(Tag.MeasuredValueSequence)).isPresent();
        assertThat(mcc.items(Tag.MeasuredValueSequence)).isEmpty();
        assertThat(Code.in(mcc, Tag.NumericValueQualifierCodeSequence)).isEqualTo(Dcm.NOT_A_NUMBER);
    }

    @Test
    void featuresOfATimePointHaveDistinctConceptNames() throws DicomException {
        Dataset sr = new SrWriter().write(Reports.delta());

        List<Item> groups =
                items(sr).stream().filter(i -> i.named(Dcm.MEASUREMENT_GROUP)).toList();
        assertThat(groups).hasSize(4);
        for (Item group : groups) {
            Set<Code> names = new HashSet<>();
            for (Dataset item : group.dataset().items(Tag.ContentSequence)) {
                Code name = Code.in(item, Tag.ConceptNameCodeSequence);
                if (item.strings(Tag.ValueType).contains("NUM") && !name.equals(DeltaRadCodes.COEFFICIENT)) {
                    assertThat(names.add(name)).as(name.toString()).isTrue();
                }
            }
        }
    }

    @Test
    void aChangeRefersToTheTwoMeasurementsItComesFrom() throws DicomException {
        Report report = Reports.delta();
        Dataset sr = new SrWriter().write(report);
        List<Item> all = items(sr);

        List<Item> changes = all.stream()
                .filter(i -> i.dataset().items(Tag.ContentSequence).stream()
                        .anyMatch(c -> c.hasValue(Tag.ReferencedContentItemIdentifier)))
                .toList();

        assertThat(changes).hasSize(report.deltas().size());
        for (Item change : changes) {
            Dataset name = change.dataset().requireItem(Tag.ConceptNameCodeSequence);
            List<Double> sources = new ArrayList<>();
            List<String> templates = new ArrayList<>();
            for (Dataset child : change.dataset().items(Tag.ContentSequence)) {
                if (child.hasValue(Tag.ReferencedContentItemIdentifier)) {
                    Dataset source = target(all, child);
                    assertThat(child.string(Tag.RelationshipType)).contains("INFERRED FROM");
                    if (source.strings(Tag.ValueType).contains("CONTAINER")) {
                        templates.add(
                                source.requireItem(Tag.ContentTemplateSequence).requireString(Tag.TemplateIdentifier));
                        continue;
                    }
                    assertThat(source.requireItem(Tag.ConceptNameCodeSequence)).isEqualTo(name);
                    sources.add(number(source));
                }
            }
            assertThat(templates).containsExactly("1411", "1411");
            assertThat(sources).hasSize(2);
            assertThat(number(change.dataset())).isEqualTo(Double.valueOf(sources.get(1) - sources.get(0)));
        }
    }

    private static Dataset target(List<Item> all, Dataset reference) {
        List<Integer> path = Arrays.stream(reference.doubles(Tag.ReferencedContentItemIdentifier))
                .mapToObj(v -> (int) v)
                .toList();
        return all.stream()
                .filter(i -> i.path().equals(path))
                .findFirst()
                .orElseThrow()
                .dataset();
    }

    private static double number(Dataset num) {
        return num.item(Tag.MeasuredValueSequence)
                .flatMap(m -> m.number(Tag.FloatingPointValue).or(() -> m.number(Tag.NumericValue)))
                .orElse(Double.NaN);
    }

    @Test
    void everyScoreSaysResearchUseOnly() throws DicomException {
        Dataset sr = new SrWriter().write(Reports.delta());

        List<Dataset> withScore = items(sr).stream()
                .map(Item::dataset)
                .filter(d -> d.items(Tag.ContentSequence).stream()
                        .anyMatch(c -> new Item(List.of(), c).named(DeltaRadCodes.SCORE)
                                || new Item(List.of(), c).named(DeltaRadCodes.RISK_GROUP)))
                .toList();

        assertThat(withScore).hasSize(1).allSatisfy(group -> assertThat(group.items(Tag.ContentSequence))
                .anyMatch(c -> c.string(Tag.TextValue).orElse("").startsWith("Research use only")));
        assertThat(sr.string(Tag.SeriesDescription).orElse("")).contains("research use only");
    }

    @Test
    void evidenceIsSplitByTheSrsOwnStudy() throws DicomException {
        Dataset sr = new SrWriter().write(Reports.delta());

        Dataset own = sr.requireItem(Tag.CurrentRequestedProcedureEvidenceSequence);
        assertThat(sr.items(Tag.CurrentRequestedProcedureEvidenceSequence)).hasSize(1);
        assertThat(own.string(Tag.StudyInstanceUID)).isEqualTo(sr.string(Tag.StudyInstanceUID));
        assertThat(sr.items(Tag.PertinentOtherEvidenceSequence)).hasSize(1);
        Dataset other = sr.requireItem(Tag.PertinentOtherEvidenceSequence);
        assertThat(other.string(Tag.StudyInstanceUID)).contains("2.25.200");
        for (Dataset study : List.of(own, other)) {
            assertThat(study.items(Tag.ReferencedSeriesSequence).stream()
                            .map(s -> s.items(Tag.ReferencedSOPSequence).size()))
                    .allMatch(n -> n == 4 || n == 1);
        }
        assertThat(own.items(Tag.ReferencedSeriesSequence))
                .as("images, RTSTRUCT, SEG, picture, document")
                .hasSize(5);
        assertThat(other.items(Tag.ReferencedSeriesSequence)).as("images, SEG").hasSize(2);
    }

    @Test
    void eachAlgorithmContributed() throws DicomException {
        Dataset sr = new SrWriter().write(Reports.delta());

        assertThat(sr.items(Tag.ContributingEquipmentSequence))
                .allSatisfy(item -> {
                    assertThat(Code.in(item, Tag.PurposeOfReferenceCodeSequence))
                            .isEqualTo(Dcm.PROCESSING_EQUIPMENT);
                    assertThat(item.string(Tag.ContributionDescription).orElse(""))
                            .contains("research use only");
                })
                .extracting(item ->
                        item.requireString(Tag.ManufacturerModelName) + " " + item.requireString(Tag.SoftwareVersions))
                .containsExactly("DeltaRad node 0.1.0", "Delta_rad 1.0", "Pre-CCRT_rad 1.0");
    }

    @Test
    void aSegmentThatTheNodeWroteIsReferencedAndItsSourceNamed() throws DicomException {
        Dataset sr = new SrWriter().write(Reports.delta());
        Dataset mid = items(sr).stream()
                .filter(i -> i.named(Dcm.MEASUREMENT_GROUP))
                .toList()
                .get(1)
                .dataset();

        Dataset segment = below(mid, Dcm.REFERENCED_SEGMENT);
        Dataset sop = segment.requireItem(Tag.ReferencedSOPSequence);
        assertThat(sop.string(Tag.ReferencedSOPClassUID)).contains(Reports.SEG);
        assertThat(sop.integer(Tag.ReferencedSegmentNumber)).contains(1);
        assertThat(below(mid, Dcm.SOURCE_SERIES_FOR_SEGMENTATION).string(Tag.UID))
                .contains("2.25.201.1");
        Dataset source = below(mid, DeltaRadCodes.SOURCE_ROI);
        assertThat(source.requireItem(Tag.ReferencedSOPSequence).string(Tag.ReferencedSOPClassUID))
                .contains(Reports.RTSTRUCT);
        assertThat(mid.items(Tag.ContentSequence).stream()
                        .filter(c -> new Item(List.of(), c).named(Dcm.REGION_IN_SPACE)))
                .isEmpty();
    }

    private static Dataset below(Dataset parent, Code name) {
        return parent.items(Tag.ContentSequence).stream()
                .filter(c -> new Item(List.of(), c).named(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNameThatNoCodeMeaningHoldsIsCutThereAndWholeBesideIt() throws DicomException {
        Dataset measurement = measurement(new SrWriter().write(Reports.delta()), Reports.LONG_NAME)
                .dataset();

        assertThat(Reports.LONG_NAME).hasSizeGreaterThan(64);
        assertThat(Code.in(measurement, Tag.ConceptNameCodeSequence).meaning())
                .hasSize(64)
                .isEqualTo(Reports.LONG_NAME.substring(0, 64));
    }

    @Test
    void theSupersededReportIsThePredecessor() throws DicomException {
        Dataset sr = new SrWriter().write(Reports.delta());

        Dataset sop = sr.requireItem(Tag.PredecessorDocumentsSequence)
                .requireItem(Tag.ReferencedSeriesSequence)
                .requireItem(Tag.ReferencedSOPSequence);
        assertThat(sop.string(Tag.ReferencedSOPInstanceUID)).contains("2.25.8001");
    }
}
