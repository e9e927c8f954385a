package org.deltarad.report.sr;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.report.ImageDescriptor;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.AcquisitionCodes;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;

/**
 * A group of TID 1600 Image Library: the images of one series, with descriptors of TID 1602 and those that it includes by
 * modality, and our acquisition predictors as NUM and TEXT, each with its name as Equivalent Meaning of Concept Name.
 */
record ImageLibraryGroup(
        String modality,
        Optional<LocalDateTime> acquired,
        String seriesInstanceUid,
        String seriesDescription,
        String frameOfReferenceUid,
        List<ImageDescriptor> descriptors,
        Acquisition acquisition,
        List<Value.Image> images) {
    private static final Relationship CONTEXT = Relationship.HAS_ACQ_CONTEXT;

    /** What has a component of its own. */
    private static final Set<Code> OWN = Set.of(
            Dcm.MODALITY,
            Dcm.SERIES_INSTANCE_UID,
            Dcm.SERIES_DESCRIPTION,
            Dcm.ACQUISITION_DATE,
            Dcm.ACQUISITION_TIME,
            Dcm.FRAME_OF_REFERENCE_UID);

    static ImageLibraryGroup of(TimePoint t) {
        return new ImageLibraryGroup(
                t.modality(),
                t.acquired(),
                t.seriesInstanceUid(),
                t.seriesDescription(),
                t.frameOfReferenceUid(),
                t.series().descriptors(),
                t.acquisition(),
                t.images().stream()
                        .map(i -> new Value.Image(i.sopClassUid(), i.sopInstanceUid()))
                        .toList());
    }

    ContentItem toItem() {
        List<ContentItem> items = new ArrayList<>();
        items.add(ContentItem.coded(CONTEXT, Dcm.MODALITY, Dcm.modality(modality)));
        items.add(ContentItem.uid(CONTEXT, Dcm.SERIES_INSTANCE_UID, seriesInstanceUid));
        ContentItem.textIfAny(CONTEXT, Dcm.SERIES_DESCRIPTION, seriesDescription)
                .forEach(items::add);
        acquired.ifPresent(at -> {
            items.add(ContentItem.of(CONTEXT, Dcm.ACQUISITION_DATE, new Value.Date(at.toLocalDate())));
            items.add(ContentItem.of(CONTEXT, Dcm.ACQUISITION_TIME, new Value.Time(at.toLocalTime())));
        });
        items.add(ContentItem.uid(CONTEXT, Dcm.FRAME_OF_REFERENCE_UID, frameOfReferenceUid));
        descriptors.forEach(d -> items.add(ContentItem.of(CONTEXT, d.name(), value(d))));
        new TreeMap<>(acquisition.numeric()).forEach((name, v) -> items.add(predictor(name, number(name, v))));
        new TreeMap<>(acquisition.categorical()).forEach((name, v) -> items.add(predictor(name, new Value.Text(v))));
        images.forEach(image -> items.add(new ContentItem(Relationship.CONTAINS, Optional.empty(), image, List.of())));
        return ContentItem.container(Dcm.IMAGE_LIBRARY_GROUP, items);
    }

    private static Value value(ImageDescriptor descriptor) {
        if (descriptor instanceof ImageDescriptor.Numeric n) {
            return new Value.Num(n.value(), n.unit());
        }
        if (descriptor instanceof ImageDescriptor.Coded c) {
            return new Value.Coded(c.value());
        }
        if (descriptor instanceof ImageDescriptor.Moment m) {
            return new Value.DateTime(m.dateTime());
        }
        return new Value.Text(((ImageDescriptor.Words) descriptor).text());
    }

    private static Value number(String name, double value) {
        return new Value.Num(value, AcquisitionCodes.unit(name));
    }

    private static ContentItem predictor(String name, Value value) {
        Code concept = AcquisitionCodes.concept(name);
        return ContentItem.of(CONTEXT, concept, value, EquivalentMeaning.toItem(name));
    }

    /**
     * What a group says.
     *
     * @throws SrFormatException when it lacks a descriptor or has no image
     */
    static ImageLibraryGroup of(ContentItem group) throws SrFormatException {
        List<Value.Image> images = group.children().stream()
                .flatMap(c -> c.value() instanceof Value.Image i ? Stream.of(i) : Stream.empty())
                .toList();
        if (images.isEmpty()) {
            throw new SrFormatException("an image library group has no image");
        }
        return new ImageLibraryGroup(
                group.requireCode(Dcm.MODALITY).value(),
                acquired(group),
                group.requireUid(Dcm.SERIES_INSTANCE_UID),
                group.text(Dcm.SERIES_DESCRIPTION),
                group.requireUid(Dcm.FRAME_OF_REFERENCE_UID),
                group.children().stream().flatMap(ImageLibraryGroup::descriptor).toList(),
                acquisition(group),
                images);
    }

    private static Stream<ImageDescriptor> descriptor(ContentItem child) {
        if (child.relationship() != CONTEXT
                || child.name().filter(n -> !OWN.contains(n)).isEmpty()
                || EquivalentMeaning.in(child).isPresent()) {
            return Stream.empty();
        }
        Code name = child.name().get();
        if (child.value() instanceof Value.Num n) {
            return Stream.of(new ImageDescriptor.Numeric(name, n.number(), n.unit()));
        }
        if (child.value() instanceof Value.Coded c) {
            return Stream.of(new ImageDescriptor.Coded(name, c.code()));
        }
        if (child.value() instanceof Value.DateTime d) {
            return Stream.of(new ImageDescriptor.Moment(name, d.text()));
        }
        return child.value() instanceof Value.Text t
                ? Stream.of(new ImageDescriptor.Words(name, t.text()))
                : Stream.empty();
    }

    /** The images as references, their study looked up in the evidence. */
    List<InstanceReference> references(Evidence evidence) throws SrFormatException {
        List<InstanceReference> references = new ArrayList<>();
        for (Value.Image image : images) {
            references.add(evidence.require(image.sopInstanceUid()));
        }
        return references;
    }

    private static Optional<LocalDateTime> acquired(ContentItem group) throws SrFormatException {
        if (group.find(Dcm.ACQUISITION_DATE).isEmpty()) {
            return Optional.empty();
        }
        if (group.require(Dcm.ACQUISITION_DATE).value() instanceof Value.Date d
                && group.require(Dcm.ACQUISITION_TIME).value() instanceof Value.Time t) {
            return Optional.of(LocalDateTime.of(d.date(), t.time()));
        }
        throw new SrFormatException("an image library group has an acquisition date without a time");
    }

    private static Acquisition acquisition(ContentItem group) {
        Map<String, Double> numeric = new LinkedHashMap<>();
        Map<String, String> categorical = new LinkedHashMap<>();
        for (ContentItem child : group.children()) {
            EquivalentMeaning.in(child).ifPresent(name -> {
                if (child.value() instanceof Value.Num n) {
                    numeric.put(name, n.number());
                } else if (child.value() instanceof Value.Text t) {
                    categorical.put(name, t.text());
                }
            });
        }
        return new Acquisition(numeric, categorical);
    }
}
