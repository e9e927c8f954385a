package org.deltarad.testdata.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.testdata.SyntheticSeries;

/**
 * One image with its region in the forms of its DICOM objects. All of them hold the same voxel values; the region comes as
 * RTSTRUCT and as SEG that refer to the instances of the form.
 */
public final class SeriesForms {
    private final SyntheticSeries series;

    /** @param series whose patient and visit all forms have */
    public SeriesForms(SyntheticSeries series) {
        this.series = series;
    }

    /**
     * A form.
     *
     * @param images   the instances; any order is right
     * @param rtStruct the region's contours, in the planes of the images
     * @param seg      the region as a binary segmentation on the images' grid
     */
    public record Form(List<Dataset> images, Dataset rtStruct, Dataset seg) {
        public Form {
            images = List.copyOf(images);
        }
    }

    /** Single-frame instances, slice 0 first. */
    public Form classic(ImageKind kind, StoredImage image) throws DicomException {
        SyntheticSeries stored = stored(source(kind, image, "classic"), image);
        return new Form(stored.instances(), stored.rtStruct(), stored.segmentation());
    }

    /** Single-frame instances whose Instance Numbers run against the slices, in an order of no meaning. */
    public Form shuffled(ImageKind kind, StoredImage image) throws DicomException {
        Form form = classic(kind, image);
        List<Dataset> images = new ArrayList<>();
        for (Dataset slice : form.images()) {
            images.add(slice.toBuilder()
                    .numbers(Tag.InstanceNumber, form.images().size() - images.size())
                    .build());
        }
        Collections.shuffle(images, new Random(5));
        return new Form(images, form.rtStruct(), form.seg());
    }

    /** An enhanced multi-frame instance, frames in the order of slices. */
    public Form enhanced(ImageKind kind, StoredImage image) throws DicomException {
        return multiFrame(new EnhancedForm(source(kind, image, "enhanced")), inOrder(image));
    }

    /** An enhanced multi-frame instance with its frames in an order of no meaning. */
    public Form enhancedShuffled(ImageKind kind, StoredImage image) throws DicomException {
        List<Integer> order = new ArrayList<>(inOrder(image));
        Collections.shuffle(order, new Random(6));
        return multiFrame(new EnhancedForm(source(kind, image, "enhanced, shuffled")), order);
    }

    /** A legacy converted enhanced instance of the classic ones. */
    public Form legacyConverted(ImageKind kind, StoredImage image) throws DicomException {
        List<Dataset> converted = new ClassicForm(source(kind, image, "classic")).instances();
        return multiFrame(new LegacyConvertedForm(source(kind, image, "legacy converted"), converted), inOrder(image));
    }

    private Form multiFrame(EnhancedForm form, List<Integer> order) throws DicomException {
        Dataset instance = form.instance(order);
        SyntheticSeries classic = stored(form.source(), form.source().image());
        FrameReferences references = new FrameReferences(classic.instances(), instance, order);
        return new Form(
                List.of(instance), references.apply(classic.rtStruct()), references.apply(classic.segmentation()));
    }

    private SyntheticSeries stored(FormSource source, StoredImage image) {
        return new SyntheticSeries(
                series.visit(),
                series.protocol(),
                image.volume(),
                image.mask(),
                new ClassicForm(source).instances(),
                series.created(),
                series.lesionUid());
    }

    private FormSource source(ImageKind kind, StoredImage image, String form) {
        return new FormSource(series, kind, image, form);
    }

    private static List<Integer> inOrder(StoredImage image) {
        return IntStream.range(0, image.volume().geometry().size().z()).boxed().toList();
    }
}
