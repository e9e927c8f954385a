package org.deltarad.testdata.form;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * Series as they are archived in hospitals: several volumes in one series, or something that must be seen in one. They
 * are single-frame instances on the grid of a synthetic image, volume after volume, slice 0 first.
 */
public final class HospitalSeries {
    /** T2* of all tissue. */
    private static final double T2_STAR_MS = 60;

    private static final int PADDING = -2000;

    private final SyntheticSeries series;
    private final StoredImage image;

    /** Of the series' patient and visit, with its image. */
    public HospitalSeries(SyntheticSeries series) {
        this.series = series;
        this.image = StoredImage.of(series);
    }

    /** Where a b-value is written. */
    public enum BValueForm {
        /** Diffusion b-value (0018,9087). */
        STANDARD,
        /** (0019,xx0C) of SIEMENS MR HEADER. */
        SIEMENS,
        /** First value of (0043,xx39) of GEMS_PARM_01, 1e9 too large. */
        GE,
        /** (2001,xx03) of Philips Imaging DD 001. */
        PHILIPS
    }

    /**
     * Apparent diffusion coefficient at a voxel of the T2 image, 1e-6 mm2/s, whole.
     *
     * @param value of the T2 image, which is the signal at b = 0
     */
    public static double adc(double value) {
        return 600 + value % 1000;
    }

    /** The signal at a b-value in s/mm2, mono-exponential, rounded as it is stored. */
    public static double signal(double value, double b) {
        return Math.rint(value * StrictMath.exp(-b * adc(value) * 1e-6));
    }

    /** One series with a volume for each b-value, s/mm2, and the map of the ADC, 1e-6 mm2/s, made by the scanner. */
    public List<Dataset> diffusion(BValueForm form, int... bValues) {
        List<Dataset> all = new ArrayList<>();
        for (int b : bValues) {
            all.addAll(volume("b " + b, v -> signal(v, b), slice -> {
                Dataset.Builder builder =
                        slice.toBuilder().text(Tag.ImageType, "ORIGINAL", "PRIMARY", "M", "DIFFUSION");
                put(form, builder, b);
                return builder.build();
            }));
        }
        all.addAll(volume("ADC", HospitalSeries::adc, slice -> slice.toBuilder()
                .text(Tag.ImageType, "DERIVED", "PRIMARY", "DIFFUSION", "ADC")
                .build()));
        return oneSeries(all, "ep2d_diff");
    }

    private static void put(BValueForm form, Dataset.Builder b, int value) {
        switch (form) {
            case STANDARD -> b.numbers(Tag.DiffusionBValue, value);
            case SIEMENS -> b.numbers(b.privateTag(0x0019, "SIEMENS MR HEADER", 0x0c), VR.IS, value);
            case GE -> b.numbers(b.privateTag(0x0043, "GEMS_PARM_01", 0x39), VR.IS, 1_000_000_000 + value, 8, 0, 0);
            case PHILIPS -> b.numbers(b.privateTag(0x2001, "Philips Imaging DD 001", 0x03), VR.FL, value);
        }
    }

    /** One series with a volume for each Echo Time, ms. */
    public List<Dataset> echoes(double... echoTimes) {
        List<Dataset> all = new ArrayList<>();
        for (int n = 0; n < echoTimes.length; n++) {
            int echo = n + 1;
            double ms = echoTimes[n];
            all.addAll(volume(
                    "echo " + echo, v -> Math.rint(v * StrictMath.exp(-ms / T2_STAR_MS)), slice -> slice.toBuilder()
                            .numbers(Tag.EchoTime, ms)
                            .numbers(Tag.EchoNumbers, echo)
                            .build()));
        }
        return oneSeries(all, "me2d");
    }

    /** One series with so many Temporal Positions, brighter from one to the next. */
    public List<Dataset> dynamic(int positions) {
        List<Dataset> all = new ArrayList<>();
        for (int n = 1; n <= positions; n++) {
            int position = n;
            all.addAll(volume("time " + n, v -> Math.rint(v * (1 + 0.1 * position)), slice -> slice.toBuilder()
                    .numbers(Attribute.TemporalPositionIdentifier, VR.IS, position)
                    .numbers(Tag.NumberOfTemporalPositions, positions)
                    .numbers(Tag.AcquisitionNumber, position)
                    .build()));
        }
        return oneSeries(all, "twist dynamic");
    }

    /** A CT whose gantry was tilted: slices are turned about their rows, positions follow the table. */
    public List<Dataset> gantryTilt(double degrees) {
        StoredImage turned = image.turned(image.volume().geometry().columnDirection(), degrees);
        Vector3 table = image.volume().geometry().sliceDirection();
        Vector3 origin = image.volume().geometry().origin();
        double spacing = image.volume().geometry().spacing().z();
        List<Dataset> slices = classic(ImageKind.CT, "tilted", turned).instances();
        List<Dataset> tilted = new ArrayList<>();
        for (Dataset slice : slices) {
            Vector3 p = origin.plus(table.times(tilted.size() * spacing));
            tilted.add(slice.toBuilder()
                    .numbers(Attribute.GantryDetectorTilt, VR.DS, degrees)
                    .numbers(Tag.ImagePositionPatient, p.x(), p.y(), p.z())
                    .build());
        }
        return tilted;
    }

    /** A CT that is padded outside the largest circle of a slice; Pixel Padding Value says with what, -2000 as stored. */
    public List<Dataset> padded() {
        GridSize size = image.volume().geometry().size();
        return classic(ImageKind.CT, "padded", image).instances().stream()
                .map(slice -> slice.toBuilder()
                        .numbers(Tag.PixelRepresentation, 1)
                        .numbers(Tag.PixelPaddingValue, VR.SS, PADDING)
                        .bulk(Tag.PixelData, VR.OW, padded(slice, size))
                        .build())
                .toList();
    }

    private static byte[] padded(Dataset slice, GridSize size) {
        byte[] bytes = new byte[2 * size.x() * size.y()];
        ((Element.Bulk) slice.get(Tag.PixelData).orElseThrow()).data().bytes().get(bytes);
        ByteBuffer cells = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int j = 0; j < size.y(); j++) {
            for (int i = 0; i < size.x(); i++) {
                if (isPadded(size, i, j)) {
                    cells.putShort(2 * (j * size.x() + i), (short) PADDING);
                }
            }
        }
        return bytes;
    }

    /** Whether {@link #padded} has padding at column i and row j. */
    public static boolean isPadded(GridSize size, int i, int j) {
        double x = 2.0 * i - size.x() + 1;
        double y = 2.0 * j - size.y() + 1;
        double diameter = Math.min(size.x(), size.y());
        return x * x + y * y > diameter * diameter;
    }

    private List<Dataset> volume(String name, DoubleUnaryOperator value, UnaryOperator<Dataset> attributes) {
        double[] values = image.volume().values().clone();
        for (int n = 0; n < values.length; n++) {
            values[n] = value.applyAsDouble(values[n]);
        }
        Volume volume =
                new Volume(image.volume().geometry(), values, image.volume().type());
        return classic(ImageKind.MR, name, new StoredImage(volume, image.mask())).instances().stream()
                .map(attributes)
                .toList();
    }

    private ClassicForm classic(ImageKind kind, String name, StoredImage stored) {
        return new ClassicForm(new FormSource(series, kind, stored, name));
    }

    /** Instances of several volumes as one series in one frame of reference, numbered on. */
    private static List<Dataset> oneSeries(List<Dataset> instances, String description) {
        List<Dataset> all = new ArrayList<>();
        for (Dataset instance : instances) {
            all.add(instance.toBuilder()
                    .copy(Tag.SeriesInstanceUID, instances.get(0))
                    .copy(Tag.FrameOfReferenceUID, instances.get(0))
                    .text(Tag.SeriesDescription, description)
                    .numbers(Tag.InstanceNumber, all.size() + 1)
                    .build());
        }
        return List.copyOf(all);
    }
}
