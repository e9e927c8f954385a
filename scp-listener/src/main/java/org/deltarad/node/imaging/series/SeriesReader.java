package org.deltarad.node.imaging.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.values.SeriesValues;
import org.deltarad.node.imaging.values.StoredFrame;
import org.deltarad.node.imaging.values.ValueOptions;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Volume;

/**
 * Reads the CT, MR or PET images of one series, classic or multi-frame, into a volume. Slices are ordered
 * by Image Position (Patient) along the normal of the slices; Instance Number, Slice Location and Slice Thickness play
 * no part (PS3.3 C.7.6.2.1.1). Missing slices in between show as gaps; slices missing at the ends cannot show.
 */
public final class SeriesReader {
    private final PixelDecoder decoder;
    private final SeriesPolicy policy;
    private final ValueOptions options;

    /** By {@link SeriesPolicy#STANDARD}, values by {@link ValueOptions#STANDARD}. */
    public SeriesReader(PixelDecoder decoder) {
        this(decoder, SeriesPolicy.STANDARD, ValueOptions.STANDARD);
    }

    /** Takes values by {@link ValueOptions#STANDARD}. */
    public SeriesReader(PixelDecoder decoder, GeometryTolerance tolerance) {
        this(decoder, SeriesPolicy.STANDARD.with(tolerance), ValueOptions.STANDARD);
    }

    /** The only volume of a series. */
    public SeriesReader(PixelDecoder decoder, GeometryTolerance tolerance, ValueOptions options) {
        this(decoder, SeriesPolicy.STANDARD.with(tolerance), options);
    }

    /**
     * @param policy  which volume of a series is wanted, and how regular it must be
     * @param options what its values are to be
     */
    public SeriesReader(PixelDecoder decoder, SeriesPolicy policy, ValueOptions options) {
        this.decoder = decoder;
        this.policy = policy;
        this.options = options;
    }

    /**
     * Reads Part 10 files, in any order.
     *
     * @throws ImagingException when they are no regular stack of slices that can be read exactly
     * @throws IOException      when a file cannot be read
     */
    public ImageSeries readFiles(List<Path> files, DatasetCodec codec) throws ImagingException, IOException {
        return readFiles(files, codec, Set.of());
    }

    /**
     * As {@link #readFiles(List, DatasetCodec)}.
     *
     * @param named SOP Instance UIDs of the images that a mask was drawn on: of several volumes, and without a rule, the
     *              one that shows them is taken
     */
    public ImageSeries readFiles(List<Path> files, DatasetCodec codec, Set<String> named)
            throws ImagingException, IOException {
        List<DicomFile> images = images(files, codec);
        try {
            return read(images, named);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * The diffusion weighted volumes of a series whose b-values are known, whichever the rule asks for, in ascending order
     * of b-values. Of one b-value those whose directions are averaged, else all.
     *
     * @throws ImagingException when there is none, or one is no regular stack of slices that can be read exactly
     * @throws IOException      when a file cannot be read
     */
    public List<DiffusionVolume> readDiffusion(List<Path> files, DatasetCodec codec)
            throws ImagingException, IOException {
        VolumeSelector selector = new VolumeSelector(policy);
        List<DiffusionVolume> read = new ArrayList<>();
        try {
            for (VolumeSelector.Choice choice : selector.diffusion(headers(images(files, codec)))) {
                read.add(new DiffusionVolume(choice.bValue().orElseThrow(), image(choice)));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return read;
    }

    /**
     * The volumes of a series, whichever the rule asks for, without their values.
     *
     * @throws ImagingException when the images are not of one series, or one has no place
     * @throws IOException      when a file cannot be read
     */
    public List<VolumeSummary> volumes(List<Path> files, DatasetCodec codec) throws ImagingException, IOException {
        List<SliceHeader> headers = headers(images(files, codec));
        List<VolumeSummary> volumes = new ArrayList<>();
        for (SeriesVolume v : VolumeSelector.volumes(headers, policy)) {
            volumes.add(summary(v));
        }
        return volumes;
    }

    private VolumeSummary summary(SeriesVolume v) {
        Optional<Geometry> geometry = Optional.empty();
        Optional<String> refusal = Optional.empty();
        try {
            for (SliceHeader slice : v.slices()) {
                slice.requireValues(decoder.transferSyntaxes());
            }
            geometry =
                    Optional.of(v.stack(policy.tolerance(), policy.minSlices()).geometry());
        } catch (ImagingException e) {
            refusal = Optional.of(e.getMessage());
        }
        return new VolumeSummary(v.kind(), v.because(), v.label(), geometry, refusal);
    }

    private static List<DicomFile> images(List<Path> files, DatasetCodec codec) throws ImagingException, IOException {
        List<DicomFile> images = new ArrayList<>(files.size());
        for (Path file : files) {
            try {
                images.add(codec.read(file));
            } catch (DicomException e) {
                throw ImagingException.notDicom(file.toString(), e);
            }
        }
        return images;
    }

    /**
     * Reads images, in any order.
     *
     * @throws ImagingException     when they are no regular stack of slices that can be read exactly
     * @throws UncheckedIOException when the file behind pixel data cannot be read
     */
    public ImageSeries read(List<DicomFile> images) throws ImagingException {
        return read(images, Set.of());
    }

    /** As {@link #read(List)}, for a mask that names images as {@link #readFiles(List, DatasetCodec, Set)} says. */
    public ImageSeries read(List<DicomFile> images, Set<String> named) throws ImagingException {
        if (images.isEmpty()) {
            throw new ImagingException(Reason.TOO_FEW_SLICES, "a volume needs at least 2 slices, got none");
        }
        List<SliceHeader> headers = headers(images);
        return image(new VolumeSelector(policy).choose(headers, named));
    }

    private ImageSeries image(VolumeSelector.Choice choice) throws ImagingException {
        SliceStack stack = choice.stack();
        for (SliceHeader slice : stack.slices()) {
            slice.requireValues(decoder.transferSyntaxes());
        }
        List<StoredFrame> stored =
                stack.slices().stream().map(SeriesReader::stored).toList();
        SeriesValues.Decoded decoded = SeriesValues.of(stored, options).decode(decoder);
        SliceHeader first = stack.slices().get(0);
        return new ImageSeries(
                new Volume(stack.geometry(), decoded.values(), decoded.type()),
                stack.slices().stream().map(SliceHeader::dataset).toList(),
                stack.slices().stream().map(s -> s.frame().reference()).toList(),
                first.frameOfReferenceUid(),
                first.modality(),
                first.dataset().string(Tag.SeriesDescription).orElse(""),
                choice.selection(),
                decoded.integer(),
                decoded.measured());
    }

    private static List<SliceHeader> headers(List<DicomFile> images) throws ImagingException {
        List<SliceHeader> headers = new ArrayList<>(images.size());
        for (DicomFile image : images) {
            for (Frame frame : Frame.of(image)) {
                headers.add(SliceHeader.of(frame));
            }
        }
        SliceStack.requireOneSeries(headers);
        return headers;
    }

    private static StoredFrame stored(SliceHeader slice) {
        Frame f = slice.frame();
        return new StoredFrame(f.file(), f.index(), f.count(), f.attributes(), f.reference());
    }
}
