package org.deltarad.node.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.mask.MaskSource;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.node.imaging.series.AcquisitionReader;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.volume.io.ImageFile;

/** A kind of file that is read, and how. */
enum FuzzKind {
    MR(Road.SERIES),
    CT(Road.SERIES),
    PT(Road.SERIES),
    IMPLICIT_VR(Road.SERIES),
    BIG_ENDIAN(Road.SERIES),
    DEFLATED(Road.SERIES),
    RLE(Road.SERIES),
    JPEG_LOSSLESS(Road.SERIES),
    JPEG_LS(Road.SERIES),
    JPEG_2000(Road.SERIES),
    ENHANCED_MR(Road.SERIES),
    ENHANCED_CT(Road.SERIES),
    ENHANCED_PT(Road.SERIES),
    ENHANCED_JPEG_LS(Road.SERIES),
    LEGACY_CONVERTED_MR(Road.SERIES),
    RTSTRUCT(Road.MASK),
    SEG_BINARY(Road.MASK),
    SEG_FRACTIONAL(Road.MASK),
    SEG_LABELMAP(Road.MASK),
    NRRD(Road.FILE),
    NRRD_GZIP(Road.FILE),
    NRRD_TEXT(Road.FILE),
    NIFTI(Road.FILE),
    NIFTI_GZIP(Road.FILE);

    private enum Road {
        SERIES,
        MASK,
        FILE
    }

    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();
    private static final PixelDecoder DECODER = DicomToolkit.standard().pixelDecoder();

    private final Road road;

    FuzzKind(Road road) {
        this.road = road;
    }

    boolean isDicom() {
        return road != Road.FILE;
    }

    /**
     * Reads a file as the node and the command line do.
     *
     * @param file       possibly broken
     * @param companions the other images of the series, or the images that a mask was drawn on; they are whole
     */
    void read(Path file, List<Path> companions) throws Exception {
        switch (road) {
            case SERIES -> {
                decodeAlone(file);
                List<Path> all = new ArrayList<>(companions);
                all.add(file);
                new AcquisitionReader().read(series(all));
            }
            case MASK -> {
                MaskSource mask = MaskSource.read(CODEC.read(file), DECODER);
                mask.references(RoiChoice.automatic());
                mask.mask(RoiChoice.automatic(), series(companions));
            }
            case FILE -> {
                ImageFile image = ImageFile.read(file);
                if (image.volume().type().integral()) {
                    image.mask(1);
                }
            }
        }
    }

    /** The others of a series may refuse a file before its pixels are looked at. */
    private static void decodeAlone(Path file) throws IOException {
        try {
            DECODER.decode(CODEC.read(file), 0);
        } catch (DicomException refused) {
            return; // as the series is then, whose error counts
        }
    }

    private static ImageSeries series(List<Path> files) throws Exception {
        return new SeriesReader(DECODER).readFiles(files, CODEC);
    }
}
