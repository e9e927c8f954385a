package org.deltarad.node.bench.imaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.mask.ContourRasterizer;
import org.deltarad.node.imaging.mask.MaskRules;
import org.deltarad.node.imaging.mask.RtRoi;
import org.deltarad.node.imaging.mask.RtStructReader;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/** An RTSTRUCT from its file to a mask: one contour of 400 points, a keyhole with a hole, on each of 100 slices. */
record RtStructRow() implements ImagingRow {
    private static final int CONTOURS = 100;
    private static final int SIDE = 512;
    private static final int POINTS = 200;
    private static final double SPACING = 0.9765625;

    @Override
    public String name() {
        return "RTSTRUCT of " + CONTOURS + " contours on " + SIDE + " x " + SIDE;
    }

    @Override
    public OptionalDouble goalMillis() {
        return OptionalDouble.of(50);
    }

    @Override
    public Task prepare(Path folder) throws IOException, DicomException {
        DatasetCodec codec = DicomToolkit.standard().codec();
        Path file = folder.resolve("RS.dcm");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, structureSet()), out);
        }
        Geometry grid = Geometry.axisAligned(new GridSize(SIDE, SIDE, CONTOURS), new Vector3(SPACING, SPACING, 3));
        ContourRasterizer rasterizer = new ContourRasterizer(MaskRules.STANDARD.contoursBetweenSlices());
        return () -> {
            RtRoi roi = RtStructReader.read(codec.read(file).dataset(), MaskRules.STANDARD)
                    .rois()
                    .get(0);
            requireFilled(rasterizer.rasterize(roi, grid).mask().count());
        };
    }

    private static void requireFilled(int voxels) throws ImagingException {
        if (voxels < CONTOURS * SIDE) {
            throw new ImagingException(
                    ImagingException.Reason.NO_VOXEL_INSIDE,
                    "the contours should hold far more than " + voxels + " voxels");
        }
    }

    private static Dataset structureSet() {
        List<Dataset> contours = new ArrayList<>();
        for (int k = 0; k < CONTOURS; k++) {
            double[] data = keyhole(k);
            contours.add(Dataset.builder()
                    .text(Tag.ContourGeometricType, "CLOSED_PLANAR")
                    .numbers(Tag.NumberOfContourPoints, 2 * POINTS)
                    .numbers(Tag.ContourData, data)
                    .build());
        }
        return Dataset.builder()
                .text(Tag.SOPClassUID, RtStructReader.SOP_CLASS)
                .text(Tag.SOPInstanceUID, "2.25.4500")
                .text(Tag.StudyInstanceUID, "2.25.4501")
                .text(Tag.SeriesInstanceUID, "2.25.4502")
                .items(
                        Tag.StructureSetROISequence,
                        Dataset.builder()
                                .numbers(Tag.ROINumber, 1)
                                .text(Tag.ROIName, "GTV")
                                .text(Tag.ReferencedFrameOfReferenceUID, "2.25.4503")
                                .build())
                .items(
                        Tag.ROIContourSequence,
                        Dataset.builder()
                                .numbers(Tag.ReferencedROINumber, 1)
                                .items(Tag.ContourSequence, contours)
                                .build())
                .build();
    }

    /** Outer ring, channel, hole, channel; mm to a hundredth. */
    private static double[] keyhole(int k) {
        double[] data = new double[3 * 2 * POINTS];
        for (int n = 0; n < 2 * POINTS; n++) {
            boolean outer = n < POINTS;
            double a = 2 * Math.PI * (n % POINTS) / (POINTS - 1.0) * (outer ? 1 : -1);
            double r = (outer ? 110 : 40) * (1 + 0.1 * Math.sin(5 * a + k / 9.0));
            data[3 * n] = Math.rint(100 * (250 + r * Math.cos(a))) / 100;
            data[3 * n + 1] = Math.rint(100 * (250 + r * Math.sin(a))) / 100;
            data[3 * n + 2] = 3 * k;
        }
        return data;
    }
}
