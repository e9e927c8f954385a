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
import org.deltarad.node.imaging.values.SeriesValues;
import org.deltarad.node.imaging.values.StoredFrame;
import org.deltarad.node.imaging.values.ValueOptions;
import org.deltarad.volume.Volume;

/**
 * Reads the CT, MR or PET images of one series, classic or multi-frame, into a volume. Slices are ordered
 * by Image Position (Patient) along the normal of the slices; Instance Number, Slice Location and Slice Thickness play
 * no part (PS3.3 C.7.6.2.1.1). Missing slices in between show as gaps; slices missing at the ends cannot show.
 */
public final class SeriesReader {
    private final PixelDecoder decoder;
    private final GeometryTolerance tolerance;
    private final ValueOptions options;

    /** Takes positions within {@link GeometryTolerance#STANDARD}, values by {@link ValueOptions#STANDARD}. */
    public SeriesReader(PixelDecoder decoder) {
        this(decoder, GeometryTolerance.STANDARD, ValueOptions.STANDARD);
    }

    /** Takes values by {@link ValueOptions#STANDARD}. */
    public SeriesReader(PixelDecoder decoder, GeometryTolerance tolerance) {
        this(decoder, tolerance, ValueOptions.STANDARD);
    }

    public SeriesReader(PixelDecoder decoder, GeometryTolerance tolerance, ValueOptions options) {
        this.decoder = decoder;
        this.tolerance = tolerance;
        this.options = options;
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
                decoded.integer(),
                decoded.measured());
    }

    private static StoredFrame stored(SliceHeader slice) {
        Frame f = slice.frame();
        return new StoredFrame(f.file(), f.index(), f.count(), f.attributes(), f.reference());
    }
}
