package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.io.ImageFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our masks beside those of {@code plastimatch convert}. It fills polygons on a grid of its own, 512 x 512 pixels over the
 * contours, and looks up each voxel's centre there, so that a voxel may differ where its centre is less than a pixel of
 * that grid from an edge of a polygon, and nowhere else.
 */
class PlastimatchTest {
    private static final Pattern RASTER = Pattern.compile("rast_spacing = ([0-9.]+) ([0-9.]+)");

    @TempDir
    private Path folder;

    private final DatasetCodec codec = DicomToolkit.standard().codec();
    private final Slices slices = Slices.axial(64, 56, 9, 1.1, 0.9, 3);

    @Test
    void aTumourOfSeveralContoursPerSlice() throws Exception {
        Geometry g = geometry();
        List<Contour> contours = new ArrayList<>();
        for (int k = 1; k < 8; k++) {
            contours.add(blob(g, k, 20.3 + 0.4 * k, 25.1, 12.7 - Math.abs(k - 4), 0.31 * k));
            contours.add(blob(g, k, 48.2, 30.7 + 0.3 * k, 7.9 - Math.abs(k - 4), 1 + 0.17 * k));
        }
        compare("two blobs per slice", contours, List.of());
    }

    @Test
    void aKeyhole() throws Exception {
        Geometry g = geometry();
        List<Contour> contours = new ArrayList<>();
        for (int k = 1; k < 8; k++) {
            Contour outer = blob(g, k, 31.4, 27.2, 18.3, 0.2 * k);
            Contour hole = blob(g, k, 31.4, 27.2, 8.3, 0.2 * k);
            List<Vector3> points = new ArrayList<>(outer.points());
            points.add(outer.points().get(0));
            points.addAll(hole.points());
            points.add(hole.points().get(0));
            contours.add(new Contour("CLOSED_PLANAR", points, outer.referencedInstanceUids()));
        }
        compare("keyhole", contours, List.of());
    }

    @Test
    void holesAsNestedContours() throws Exception {
        Geometry g = geometry();
        List<Contour> contours = new ArrayList<>();
        for (int k = 1; k < 8; k++) {
            contours.add(blob(g, k, 31.4, 27.2, 18.3, 0.2 * k));
            contours.add(blob(g, k, 30.1, 28.8, 9.3, 0.7 * k));
            contours.add(blob(g, k, 30.6, 28.2, 3.3, 0.1 * k));
        }
        compare("holes with islands", contours, List.of("--xor-contours"));
    }

    private Geometry geometry() throws Exception {
        return slices.read().volume().geometry();
    }

    /** A bumpy outline with Contour Data to 0.01 mm; radius in mm. */
    private static Contour blob(Geometry g, int k, double i, double j, double radius, double phase) {
        List<Vector3> points = new ArrayList<>();
        Vector3 centre = g.toPatient(i, j, k);
        for (int n = 0; n < 60; n++) {
            double a = 2 * Math.PI * n / 60;
            double r = radius * (1 + 0.15 * Math.sin(3 * a + phase) + 0.07 * Math.cos(5 * a));
            points.add(new Vector3(
                    Math.rint((centre.x() + r * Math.cos(a)) * 100) / 100,
                    Math.rint((centre.y() + r * Math.sin(a)) * 100) / 100,
                    centre.z()));
        }
        return new Contour("CLOSED_PLANAR", points, Set.of(Slices.uid(k)));
    }

    private void compare(String name, List<Contour> contours, List<String> options) throws Exception {
        ImageSeries series = slices.read();
        Path images = Files.createDirectories(folder.resolve("images"));
        for (int k = 0; k < 9; k++) {
            write(slices.files().get(k), images.resolve("IM" + k + ".dcm"));
        }
        DicomFile structureSet = new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, rtStruct(contours));
        Path file = folder.resolve("RS.dcm");
        write(structureSet, file);
        List<Object> arguments = new ArrayList<>(List.of("convert", "--input", file, "--referenced-ct", images));
        arguments.addAll(List.of("--output-prefix", folder.resolve("out"), "--prefix-format", "nrrd"));
        arguments.addAll(options);
        String said = ExternalProgram.runWell("plastimatch", arguments.toArray());
        Matcher raster = RASTER.matcher(said);
        assertThat(raster.find()).as(said).isTrue();
        double pixel = Math.hypot(Double.parseDouble(raster.group(1)), Double.parseDouble(raster.group(2)));

        Mask theirs = ImageFile.read(folder.resolve("out/GTV.nrrd")).mask(1);
        Mask ours = MaskSource.read(codec.read(file), Slices.DECODER)
                .mask(RoiChoice.automatic(), series)
                .mask();
        assertThat(theirs.geometry().sameGridAs(ours.geometry(), 1e-4)).isTrue();
        report(name, ours, theirs, contours, pixel);
    }

    private static void report(String name, Mask ours, Mask theirs, List<Contour> contours, double pixel) {
        Geometry g = ours.geometry();
        int differ = 0;
        int both = 0;
        double furthest = 0;
        for (int k = 0; k < g.size().z(); k++) {
            for (int j = 0; j < g.size().y(); j++) {
                for (int i = 0; i < g.size().x(); i++) {
                    both += ours.at(i, j, k) && theirs.at(i, j, k) ? 1 : 0;
                    if (ours.at(i, j, k) != theirs.at(i, j, k)) {
                        differ++;
                        furthest = Math.max(furthest, distance(g.toPatient(i, j, k), contours));
                    }
                }
            }
        }
        double dice = 2.0 * both / (ours.count() + theirs.count());
        System.out.printf(
                "plastimatch, %s: %d and %d voxels, Dice %.5f, %d differ, at most %.3f mm from an edge (its pixel: %.3f mm)%n",
                name, ours.count(), theirs.count(), dice, differ, furthest, pixel);
        assertThat(ours.count()).isGreaterThan(500);
        assertThat(furthest).isLessThanOrEqualTo(pixel);
        // A rim of one of its pixels to either side is less than 3 % of these regions.
        assertThat(dice).isGreaterThan(0.97);
    }

    /** Distance of a point from the nearest edge in its plane, mm. */
    private static double distance(Vector3 p, List<Contour> contours) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Contour c : contours) {
            List<Vector3> v = c.points();
            for (int n = 0; n < v.size() && Math.abs(v.get(0).z() - p.z()) < 0.01; n++) {
                Vector3 a = v.get(n);
                Vector3 edge = v.get((n + 1) % v.size()).minus(a);
                double t = edge.dot(edge) == 0 ? 0 : p.minus(a).dot(edge) / edge.dot(edge);
                Vector3 at = a.plus(edge.times(Math.max(0, Math.min(1, t))));
                nearest = Math.min(nearest, p.minus(at).norm());
            }
        }
        return nearest;
    }

    private void write(DicomFile file, Path path) throws IOException, DicomException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            codec.write(file, out);
        }
    }

    private static Dataset rtStruct(List<Contour> contours) {
        List<Dataset> items = new ArrayList<>();
        for (Contour c : contours) {
            items.add(Dataset.builder()
                    .items(
                            Tag.ContourImageSequence,
                            image(c.referencedInstanceUids().iterator().next()))
                    .text(Tag.ContourGeometricType, c.geometricType())
                    .numbers(Tag.NumberOfContourPoints, c.points().size())
                    .numbers(
                            Tag.ContourData,
                            c.points().stream()
                                    .flatMapToDouble(p -> DoubleStream.of(p.x(), p.y(), p.z()))
                                    .toArray())
                    .build());
        }
        List<Dataset> images = new ArrayList<>();
        for (int k = 0; k < 9; k++) {
            images.add(image(Slices.uid(k)));
        }
        Dataset series = Dataset.builder()
                .text(Tag.SeriesInstanceUID, Slices.SERIES)
                .items(Tag.ContourImageSequence, images)
                .build();
        Dataset study = Dataset.builder()
                .text(Tag.ReferencedSOPInstanceUID, Slices.STUDY)
                .items(Tag.RTReferencedSeriesSequence, series)
                .build();
        return Dataset.builder()
                .text(Tag.SOPClassUID, RtStructReader.SOP_CLASS)
                .text(Tag.SOPInstanceUID, "2.25.50")
                .text(Tag.Modality, "RTSTRUCT")
                .text(Tag.StudyInstanceUID, Slices.STUDY)
                .text(Tag.SeriesInstanceUID, "2.25.51")
                .text(Tag.StructureSetLabel, "TEST")
                .items(
                        Tag.ReferencedFrameOfReferenceSequence,
                        Dataset.builder()
                                .text(Tag.FrameOfReferenceUID, Slices.FRAME)
                                .items(Tag.RTReferencedStudySequence, study)
                                .build())
                .items(
                        Tag.StructureSetROISequence,
                        Dataset.builder()
                                .numbers(Tag.ROINumber, 1)
                                .text(Tag.ReferencedFrameOfReferenceUID, Slices.FRAME)
                                .text(Tag.ROIName, "GTV")
                                .build())
                .items(
                        Tag.ROIContourSequence,
                        Dataset.builder()
                                .numbers(Tag.ReferencedROINumber, 1)
                                .items(Tag.ContourSequence, items)
                                .build())
                .build();
    }

    private static Dataset image(String uid) {
        return Dataset.builder()
                .text(Tag.ReferencedSOPClassUID, Slices.MR)
                .text(Tag.ReferencedSOPInstanceUID, uid)
                .build();
    }
}
