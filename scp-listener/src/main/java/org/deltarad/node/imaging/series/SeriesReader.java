package org.deltarad.node.imaging.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;

/**
 * Reads the CT, MR or PET images of one series, classic or multi-frame, into a volume. Slices are ordered
 * by Image Position (Patient) along the normal of the slices; Instance Number, Slice Location and Slice Thickness play
 * no part (PS3.3 C.7.6.2.1.1). Missing slices in between show as gaps; slices missing at the ends cannot show.
 */
public final class SeriesReader {
    /** Types of whole numbers, the one to prefer first. */
    private static final List<ScalarType> WHOLE = List.of(
            ScalarType.UINT8,
            ScalarType.UINT16,
            ScalarType.UINT32,
            ScalarType.INT8,
            ScalarType.INT16,
            ScalarType.INT32);

    private final PixelDecoder decoder;
    private final GeometryTolerance tolerance;

    /** Takes positions within {@link GeometryTolerance#STANDARD}. */
    public SeriesReader(PixelDecoder decoder) {
        this(decoder, GeometryTolerance.STANDARD);
    }

    public SeriesReader(PixelDecoder decoder, GeometryTolerance tolerance) {
        this.decoder = decoder;
        this.tolerance = tolerance;
    }

    /**
     * Reads Part 10 files, in any order.
     *
     * @throws ImagingException when they are no regular stack of slices that can be read exactly
     * @throws IOException      when a file cannot be read
     */
    public ImageSeries readFiles(List<Path> files, DatasetCodec codec) throws ImagingException, IOException {
        List<DicomFile> images = new ArrayList<>(files.size());
        for (Path file : files) {
            try {
                images.add(codec.read(file));
            } catch (DicomException e) {
                throw ImagingException.notDicom(file.toString(), e);
            }
        }
        try {
            return read(images);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Reads images, in any order.
     *
     * @throws ImagingException     when they are no regular stack of slices that can be read exactly
     * @throws UncheckedIOException when the file behind pixel data cannot be read
     */
    public ImageSeries read(List<DicomFile> images) throws ImagingException {
        if (images.isEmpty()) {
            throw new ImagingException(Reason.TOO_FEW_SLICES, "a volume needs at least 2 slices, got none");
        }
        List<SliceHeader> headers = new ArrayList<>(images.size());
        for (DicomFile image : images) {
            for (Frame frame : Frame.of(image)) {
                headers.add(SliceHeader.of(frame, decoder.transferSyntaxes()));
            }
        }
        SliceStack stack = SliceStack.of(headers, tolerance);
        List<PixelFormat> formats = new ArrayList<>(headers.size());
        for (SliceHeader slice : stack.slices()) {
            formats.add(PixelFormat.of(slice));
        }
        SliceHeader first = stack.slices().get(0);
        return new ImageSeries(
                new Volume(stack.geometry(), values(stack, formats), type(formats)),
                stack.slices().stream().map(SliceHeader::dataset).toList(),
                stack.slices().stream().map(s -> s.frame().reference()).toList(),
                first.frameOfReferenceUid(),
                first.modality(),
                first.dataset().string(Tag.SeriesDescription).orElse(""),
                formats.stream().allMatch(PixelFormat::integer));
    }

    private double[] values(SliceStack stack, List<PixelFormat> formats) throws ImagingException {
        double[] values = new double[stack.geometry().size().voxels()];
        int offset = 0;
        for (int k = 0; k < formats.size(); k++) {
            SliceHeader slice = stack.slices().get(k);
            formats.get(k).decode(slice, decoder, values, offset);
            offset += slice.plane().rows() * slice.plane().columns();
        }
        return values;
    }

    /** What ITK, with GDCM, gives such a series to PyRadiomics as. */
    private static ScalarType type(List<PixelFormat> formats) {
        if (!formats.stream().allMatch(PixelFormat::integer)) {
            return ScalarType.FLOAT64;
        }
        double lowest = formats.stream().mapToDouble(PixelFormat::lowest).min().orElseThrow();
        double highest =
                formats.stream().mapToDouble(PixelFormat::highest).max().orElseThrow();
        return WHOLE.stream()
                .filter(type -> type.hold(lowest) == lowest && type.hold(highest) == highest)
                .findFirst()
                .orElse(ScalarType.FLOAT64);
    }
}
