package org.deltarad.node.work;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.node.config.ExtractionChoice;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.LossyCompression;
import org.deltarad.node.imaging.MeasuredRegion;
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.imaging.mask.MaskSource;
import org.deltarad.node.imaging.mask.RoiMask;
import org.deltarad.node.imaging.mask.SegOfRoi;
import org.deltarad.node.imaging.series.AcquisitionReader;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.node.picture.page.KeySlice;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.deltarad.report.Tracking;
import org.deltarad.report.code.Code;
import org.deltarad.report.seg.SegWriter;
import org.deltarad.report.seg.Segmentation;
import org.deltarad.signature.MaskSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/** From files to features: the mask's references, and the measurement of its ROI. */
public final class RoiMeasurer {
    private final DatasetCodec codec;
    private final PixelDecoder decoder;
    private final ReadingRules rules;
    private final String extraction;
    private final FeatureExtractor extractor;
    private final SegOfRoi segmentations;
    private final boolean scalesByImage;

    /**
     * @param rules         how images and masks are read
     * @param extraction    what is extracted
     * @param segmentations makes SEGs of regions that are no segment
     */
    public RoiMeasurer(DicomToolkit toolkit, ReadingRules rules, ExtractionChoice extraction, SegOfRoi segmentations) {
        this.codec = toolkit.codec();
        this.decoder = toolkit.pixelDecoder();
        this.rules = rules;
        this.extraction = extraction.name();
        this.extractor = new FeatureExtractor(extraction.parameters());
        this.segmentations = segmentations;
        this.scalesByImage =
                extraction.parameters().settings().preparation().scaling().byWholeImage();
    }

    /**
     * What the chosen ROI of a mask was drawn on.
     *
     * @throws StepFailedException when the mask cannot be used, whatever series comes
     */
    public MaskReferences references(Path mask) throws StepFailedException, IOException {
        try {
            return source(mask).references(rules.roi());
        } catch (ImagingException e) {
            throw new StepFailedException(e.getMessage(), e);
        }
    }

    /**
     * Measures the chosen ROI on a series.
     *
     * @param images   files of the series, in any order
     * @param tracking of the lesion
     * @param created  Content Date and Time of a SEG that is made
     * @throws StepFailedException when image or mask cannot be measured
     */
    public MeasuredCase measure(List<Path> images, Path mask, Tracking tracking, LocalDateTime created)
            throws StepFailedException, IOException {
        try {
            MaskSource source = source(mask);
            ImageSeries series = new SeriesReader(decoder, rules.series(), rules.values())
                    .readFiles(images, codec, source.references(rules.roi()).sopInstanceUids());
            RoiMask region = source.mask(rules.roi(), series);
            MeasuredRegion measured = MeasuredRegion.of(region.mask(), series);
            refuseConstant(series.volume(), measured.mask());
            Extraction extracted = extractor.extract(series.volume(), measured.mask());
            refuseOneGreyLevel(extracted);
            Optional<Segmentation> seg = region.ofOneSegment()
                    ? Optional.empty()
                    : Optional.of(segmentations.segmentation(series, region, tracking, created));
            Measurement measurement = new Measurement(
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
                    series.values().lossy().map(LossyCompression::text).orElse(""),
                    seg.map(RoiMeasurer::reference).orElse(null),
                    KeySlice.of(series.volume(), series.modality(), region.mask()));
            return new MeasuredCase(measurement, seg.isPresent() ? Optional.of(written(seg.get())) : Optional.empty());
        } catch (ImagingException | ExtractionException e) {
            throw new StepFailedException(e.getMessage(), e);
        }
    }

    private static Dataset written(Segmentation seg) throws StepFailedException {
        try {
            return new SegWriter().write(seg);
        } catch (DicomException e) {
            throw new StepFailedException("the mask cannot be written as a SEG: " + e.getMessage(), e);
        }
    }

    private static RoiReference.Segment reference(Segmentation seg) {
        String study = seg.slices().get(0).image().string(Tag.StudyInstanceUID).orElse("");
        return new RoiReference.Segment(
                new InstanceReference(study, seg.seriesInstanceUid(), SegWriter.SOP_CLASS_UID, seg.sopInstanceUid()),
                1,
                seg.parts().get(0).segment().label());
    }

    private List<String> remarks(ImageSeries series, RoiMask region, MeasuredRegion measured) {
        List<String> remarks = new ArrayList<>();
        series.selection().remark().ifPresent(remarks::add);
        remarks.addAll(series.values().remarks());
        if (scalesByImage) {
            series.values().paddingInScaling().ifPresent(remarks::add);
        }
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
            return MaskSource.read(codec.read(mask), decoder, rules.masks());
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
