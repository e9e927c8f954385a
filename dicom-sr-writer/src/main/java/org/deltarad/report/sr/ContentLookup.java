package org.deltarad.report.sr;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.measurement.Measurement;
import org.deltarad.report.measurement.RegionReference;

/** What content items refer to: instances by the evidence, other items by their position. */
final class ContentLookup {
    private final ContentItem root;
    private final Evidence evidence;

    ContentLookup(ContentItem root, Evidence evidence) {
        this.root = root;
        this.evidence = evidence;
    }

    /** The instance of an IMAGE or COMPOSITE; without study and series where the evidence does not list it. */
    Stream<InstanceReference> instance(ContentItem item) {
        if (item.value() instanceof Value.Image i) {
            return Stream.of(instance(i.sopClassUid(), i.sopInstanceUid()));
        }
        return item.value() instanceof Value.Composite c
                ? Stream.of(instance(c.sopClassUid(), c.sopInstanceUid()))
                : Stream.empty();
    }

    private InstanceReference instance(String sopClassUid, String sopInstanceUid) {
        return evidence.find(sopInstanceUid).orElse(new InstanceReference("", "", sopClassUid, sopInstanceUid));
    }

    /** The item that a by-reference relationship leads to; only a NUM has an Equivalent Meaning (TID 1419 row 18). */
    Measurement.Source source(Value.Reference reference) {
        Optional<ContentItem> target = Optional.of(root);
        for (int position : reference
                .path()
                .subList(Math.min(1, reference.path().size()), reference.path().size())) {
            target = target.filter(
                            t -> position >= 1 && position <= t.children().size())
                    .map(t -> t.children().get(position - 1));
        }
        return new Measurement.Source(
                reference.path(),
                target.flatMap(ContentItem::name),
                target.filter(t -> t.value() instanceof Value.Num)
                        .flatMap(EquivalentMeaning::in)
                        .orElse(""));
    }

    /** What an item says of where a measurement was made; nothing for items of other kinds. */
    Stream<RegionReference> region(ContentItem item) {
        if (item.value() instanceof Value.Image i) {
            RegionReference.Kind kind =
                    i.segments().isEmpty() ? RegionReference.Kind.IMAGE : RegionReference.Kind.SEGMENT;
            return Stream.of(region(item, kind, instance(item).findFirst(), i.segments(), i.frames()));
        }
        if (item.value() instanceof Value.Composite) {
            return Stream.of(
                    region(item, RegionReference.Kind.OBJECT, instance(item).findFirst(), List.of(), List.of()));
        }
        return item.value() instanceof Value.Coordinates c ? Stream.of(coordinates(item, c)) : Stream.empty();
    }

    private static RegionReference region(
            ContentItem item,
            RegionReference.Kind kind,
            Optional<InstanceReference> instance,
            List<Integer> segments,
            List<Integer> frames) {
        return new RegionReference(item.name(), kind, instance, "", segments, frames, Optional.empty());
    }

    private RegionReference coordinates(ContentItem item, Value.Coordinates c) {
        Optional<ContentItem> image = item.children().stream()
                .filter(i -> i.value() instanceof Value.Image)
                .findFirst();
        return new RegionReference(
                item.name(),
                RegionReference.Kind.COORDINATES,
                image.flatMap(i -> instance(i).findFirst()),
                "",
                List.of(),
                image.map(i -> ((Value.Image) i.value()).frames()).orElse(List.of()),
                Optional.of(new RegionReference.Graphic(
                        c.graphicType(), c.data(), c.frameOfReferenceUid().orElse(""))));
    }
}
