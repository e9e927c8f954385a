package org.deltarad.node.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.LossyCompression;
import org.deltarad.node.imaging.MeasuredRegion;
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.imaging.mask.MaskRules;
import org.deltarad.node.imaging.mask.MaskSource;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.node.imaging.mask.RoiMask;
import org.deltarad.node.imaging.series.AcquisitionReader;
import org.deltarad.node.imaging.series.SeriesPolicy;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.node.imaging.values.ValueOptions;
import org.deltarad.report.RoiReference;
import org.deltarad.report.code.Code;
import org.deltarad.signature.MaskSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/** From files to features: the mask's references, and the measurement of its ROI. */
public final class RoiMeasurer {
    private final DatasetCodec codec;
    private final PixelDecoder decoder;
    private final ValueOptions values;
    private final RoiChoice roi;
    private final MaskRules rules;
    private final SeriesPolicy policy;
    private final String extraction;
    private final FeatureExtractor extractor;

    /**
     * @param values     which values of the images
     * @param roi        the ROI to measure
     * @param rules      how its mask is put on the image
     * @param series     which volume of a series is measured, and how regular it must be
     * @param extraction name of the preset that the extractor was made from
     */
    public RoiMeasurer(
            DicomToolkit toolkit,
            ValueOptions values,
            RoiChoice roi,
            MaskRules rules,
            SeriesPolicy series,
            String extraction,
            FeatureExtractor extractor) {
        this.codec = toolkit.codec();
        this.decoder = toolkit.pixelDecoder();
        this.values = values;
        this.roi = roi;
        this.rules = rules;
        this.policy = series;
        this.extraction = extraction;
        this.extractor = extractor;
    }

    /**
     * What the chosen ROI of a mask was drawn on.
     *
     * @throws StepFailedException when the mask cannot be used, whatever series comes
     */
    public MaskReferences references(Path mask) throws StepFailedException, IOException {
        try {
            return source(mask).references(roi);
        } catch (ImagingException e) {
            throw new StepFailedException(e.getMessage(), e);
        }
    }

    /**
     * Measures the chosen ROI on a series.
     *
     * @param images files of the series, in any order
     * @throws StepFailedException when image or mask cannot be measured
     */
    public Measurement measure(List<Path> images, Path mask) throws StepFailedException, IOException {
        try {
            MaskSource source = source(mask);
            ImageSeries series = new SeriesReader(decoder, policy, values)
                    .readFiles(images, codec, source.references(roi).sopInstanceUids());
            RoiMask region = source.mask(roi, series);
            MeasuredRegion measured = MeasuredRegion.of(region.mask(), series);
            refuseConstant(series.volume(), measured.mask());
            Extraction extracted = extractor.extract(series.volume(), measured.mask());
            refuseOneGreyLevel(extracted);
            return new Measurement(
                    extraction,
                    series.modality(),
                    series.description(),
                    series.frameOfReferenceUid(),
                    series.instances().stream().distinct().toList(),
                    region.roi() instanceof RoiReference.Segment,
                    region.roi().instance(),
                    region.roi().number(),
                    region.roi().label(),
                    size(region.mask()),
                    new AcquisitionReader().read(series),
                    new LinkedHashMap<>(extracted.features()),
                    new LinkedHashMap<>(extracted.diagnostics()),
                    remarks(series, region, measured),
                    unit(series),
                    series.values().lossy().map(LossyCompression::text).orElse(""));
        } catch (ImagingException | ExtractionException e) {
            throw new StepFailedException(e.getMessage(), e);
        }
    }

    private static List<String> remarks(ImageSeries series, RoiMask region, MeasuredRegion measured) {
        List<String> remarks = new ArrayList<>();
        series.selection().remark().ifPresent(remarks::add);
        remarks.addAll(series.values().remarks());
        remarks.addAll(region.remarks());
        remarks.addAll(measured.remarks());
        return remarks;
    }

    /** UCUM code of the values, empty where there is none. */
    private static String unit(ImageSeries series) {
        return series.values()
                .units()
                .filter(u -> u.scheme().equals("UCUM"))
                .map(Code::value)
                .orElse("");
    }

    private MaskSource source(Path mask) throws ImagingException, StepFailedException, IOException {
        try {
            return MaskSource.read(codec.read(mask), decoder, rules);
        } catch (DicomException e) {
            throw new StepFailedException("the mask cannot be read: " + e.getMessage(), e);
        }
    }

    private static MaskSize size(Mask mask) {
        int voxels = mask.count();
        return new MaskSize(voxels, voxels * mask.geometry().voxelVolume());
    }

    /** An ROI of one voxel is left to the extractor, which says so. */
    private static void refuseConstant(Volume image, Mask mask) throws StepFailedException {
        double[] roi = IntStream.range(0, mask.inside().length)
                .filter(n -> mask.inside()[n])
                .mapToDouble(n -> image.values()[n])
                .toArray();
        if (roi.length > 1 && isConstant(roi)) {
            throw new StepFailedException(
                    (isConstant(image.values()) ? "the image is constant" : "the image is constant in the ROI")
                            + ": every voxel is " + roi[0] + ", so there is no texture to measure; check the series");
        }
    }

    private static boolean isConstant(double[] values) {
        for (double v : values) {
            if (v != values[0]) {
                return false;
            }
        }
        return true;
    }

    /** Uniformity, the sum of squared probabilities of the grey levels, is 1 for one grey level only. */
    private static void refuseOneGreyLevel(Extraction extracted) throws StepFailedException {
        Double uniformity = extracted.features().get("original_firstorder_Uniformity");
        if (uniformity != null && uniformity == 1.0) {
            throw new StepFailedException("the ROI has one grey level after discretisation, so there is no texture to"
                    + " measure; check the series and the mask");
        }
    }
}
