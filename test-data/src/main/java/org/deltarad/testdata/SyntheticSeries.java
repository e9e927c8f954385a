package org.deltarad.testdata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.report.Device;
import org.deltarad.report.seg.SegWriter;
import org.deltarad.report.seg.Segment;
import org.deltarad.report.seg.SegmentAlgorithm;
import org.deltarad.report.seg.Segmentation;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * A synthetic image series with its tumour.
 *
 * @param visit     when
 * @param protocol  how it was acquired
 * @param volume    the image, whole numbers, slice 0 first; the geometry is that of the instances
 * @param mask      the tumour, the truth: voxels whose centres are inside it
 * @param instances MR Image Storage data sets, in the order of the volume's slices
 * @param created   when RTSTRUCT and SEG were made
 * @param lesionUid Tracking UID of the tumour, the same at both time points
 */
public record SyntheticSeries(
        Visit visit,
        ScanProtocol protocol,
        Volume volume,
        Mask mask,
        List<Dataset> instances,
        LocalDateTime created,
        String lesionUid) {
    private static final Device DEVICE = new Device("2.25.140274061", "SYNTHETIC", "DeltaRad test data");

    public SyntheticSeries {
        instances = List.copyOf(instances);
    }

    /** The predictors of the harmonisation. */
    public Acquisition acquisition() {
        return protocol.acquisition();
    }

    /** The same series with another region of interest, on the same grid. */
    public SyntheticSeries withMask(Mask other) {
        return new SyntheticSeries(visit, protocol, volume, other, instances, created, lesionUid);
    }

    /** The same series as other instances, slice 0 first. */
    public SyntheticSeries withInstances(List<Dataset> others) {
        return new SyntheticSeries(visit, protocol, volume, mask, others, created, lesionUid);
    }

    /** An RTSTRUCT with the tumour as ROI 1, {@code GTV}. */
    public Dataset rtStruct() throws DicomException {
        return rtStruct(List.of(StructureSet.Roi.tumour(mask)));
    }

    /** An RTSTRUCT with these regions. */
    public Dataset rtStruct(List<StructureSet.Roi> rois) throws DicomException {
        SeriesUids uids = uids(rois.stream().map(StructureSet.Roi::mask).toList());
        return new RtStructWriter()
                .write(new StructureSet(
                        uids.uid("RTSTRUCT"), uids.uid("RTSTRUCT series"), created, DEVICE, rois, instances));
    }

    /**
     * A SEG with the tumour as segment 1, {@code GTV}.
     *
     * @throws DicomException when the mask is empty
     */
    public Dataset segmentation() throws DicomException {
        SeriesUids uids = uids(List.of(mask));
        return new SegWriter()
                .write(new Segmentation(
                        uids.uid("SEG"),
                        uids.uid("SEG series"),
                        101,
                        "Tumour segmentation",
                        created,
                        DEVICE,
                        Segment.neoplasm("GTV", new SegmentAlgorithm.Automatic("DeltaRad test data"), lesionUid),
                        mask,
                        instances));
    }

    private SeriesUids uids(List<Mask> masks) {
        StringBuilder source = new StringBuilder();
        instances.forEach(i -> source.append(i.strings(Tag.SOPInstanceUID)));
        masks.forEach(m -> source.append(Arrays.hashCode(m.inside())).append(' '));
        return new SeriesUids(source.toString());
    }

    /** Writes the images as {@code IM0001.dcm}, ... into a folder, which is made when absent. */
    public void writeTo(Path dir, DatasetCodec codec) throws IOException, DicomException {
        Files.createDirectories(dir);
        for (int k = 0; k < instances.size(); k++) {
            write(instances.get(k), dir.resolve(String.format("IM%04d.dcm", k + 1)), codec);
        }
    }

    /** Writes one data set as an Explicit VR Little Endian file. */
    static void write(Dataset dataset, Path file, DatasetCodec codec) throws IOException, DicomException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, dataset), out);
        }
    }
}
