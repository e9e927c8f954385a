package org.deltarad.node.bench.imaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.MeasuredValues;
import org.deltarad.node.imaging.VolumeSelection;
import org.deltarad.node.imaging.mask.MaskSource;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.report.Device;
import org.deltarad.report.ImageReference;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.seg.SegWriter;
import org.deltarad.report.seg.Segment;
import org.deltarad.report.seg.SegmentAlgorithm;
import org.deltarad.report.seg.Segmentation;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** A binary SEG from its file to the mask on its series: an ellipsoid that has a frame on every slice. */
record SegRow() implements ImagingRow {
    private static final int SLICES = 200;
    private static final int SIDE = 512;
    private static final MeasuredValues STORED =
            new MeasuredValues("stored", Optional.empty(), "", new BitSet(), Optional.empty(), List.of());

    @Override
    public String name() {
        return "SEG of " + SLICES + " frames " + SIDE + " x " + SIDE;
    }

    @Override
    public OptionalDouble goalMillis() {
        return OptionalDouble.of(200);
    }

    @Override
    public Task prepare(Path folder) throws IOException, DicomException {
        DicomToolkit toolkit = DicomToolkit.standard();
        DatasetCodec codec = toolkit.codec();
        Geometry grid = Geometry.axisAligned(new GridSize(SIDE, SIDE, SLICES), new Vector3(0.8, 0.8, 1.5));
        List<Dataset> headers = new ArrayList<>();
        List<ImageReference> sources = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            Dataset header = header(grid, k);
            headers.add(header);
            sources.add(ImageReference.of(new InstanceReference(
                    "2.25.4501", "2.25.4502", "1.2.840.10008.5.1.4.1.1.2", header.requireString(Tag.SOPInstanceUID))));
        }
        Path file = folder.resolve("seg");
        Dataset seg = new SegWriter()
                .write(new Segmentation(
                        "2.25.4504",
                        "2.25.4505",
                        1,
                        "",
                        LocalDateTime.of(2026, 1, 1, 0, 0),
                        new Device("2.25.4506", "BENCH", "1"),
                        Segment.neoplasm("GTV", new SegmentAlgorithm.Manual(), "2.25.4507"),
                        ellipsoid(grid),
                        headers));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, seg), out);
        }
        Volume volume = new Volume(grid, new double[grid.size().voxels()]);
        ImageSeries images =
                new ImageSeries(volume, headers, sources, "2.25.4503", "CT", "", VolumeSelection.ONLY, true, STORED);
        return () -> MaskSource.read(codec.read(file), toolkit.pixelDecoder()).mask(RoiChoice.automatic(), images);
    }

    private static Dataset header(Geometry grid, int k) {
        Vector3 p = grid.toPatient(0, 0, k);
        return Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                .text(Tag.SOPInstanceUID, "2.25.4500" + k)
                .text(Tag.StudyInstanceUID, "2.25.4501")
                .text(Tag.SeriesInstanceUID, "2.25.4502")
                .text(Tag.FrameOfReferenceUID, "2.25.4503")
                .numbers(Tag.Rows, SIDE)
                .numbers(Tag.Columns, SIDE)
                .numbers(Tag.PixelSpacing, grid.spacing().y(), grid.spacing().x())
                .numbers(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .numbers(Tag.ImagePositionPatient, p.x(), p.y(), p.z())
                .build();
    }

    private static Mask ellipsoid(Geometry grid) {
        boolean[] inside = new boolean[grid.size().voxels()];
        for (int k = 0, n = 0; k < SLICES; k++) {
            for (int j = 0; j < SIDE; j++) {
                for (int i = 0; i < SIDE; i++, n++) {
                    double x = (i - SIDE / 2.0) / (SIDE / 3.0);
                    double y = (j - SIDE / 2.0) / (SIDE / 3.0);
                    double z = (k - (SLICES - 1) / 2.0) / (SLICES / 1.9);
                    inside[n] = x * x + y * y + z * z <= 1;
                }
            }
        }
        return new Mask(grid, inside);
    }
}
