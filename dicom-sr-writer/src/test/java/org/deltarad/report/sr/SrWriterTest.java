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
        assertThat(groups).hasSize(5);
        for (Item group : groups) {
            Set<Code> names = new HashSet<>();
            for (Dataset item : group.dataset().items(Tag.ContentSequence)) {
                if (item.strings(Tag.ValueType).contains("NUM")) {
                    Code name = Code.in(item, Tag.ConceptNameCodeSequence);
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
            for (Dataset child : change.dataset().items(Tag.ContentSequence)) {
                if (child.hasValue(Tag.ReferencedContentItemIdentifier)) {
                    Dataset source = target(all, child);
                    assertThat(child.string(Tag.RelationshipType)).contains("INFERRED FROM");
                    assertThat(source.requireItem(Tag.ConceptNameCodeSequence)).isEqualTo(name);
                    sources.add(number(source));
                }
            }
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
                    .containsExactly(4, 1);
        }
    }
}
