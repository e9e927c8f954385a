package org.deltarad.image.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.deltarad.image.GridBox;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;

/** The image types of PyRadiomics, each with its settings. */
public sealed interface ImageType {
    /** The names of all image types, as parameter files have them. */
    List<String> LABELS = List.of(
            "Original",
            "Wavelet",
            "LoG",
            "Square",
            "SquareRoot",
            "Logarithm",
            "Exponential",
            "Gradient",
            "LBP2D",
            "LBP3D");

    /** The name in parameter files. */
    default String label() {
        return getClass().getSimpleName();
    }

    /** The images of this type; nothing is computed before {@link DerivedImage#volume()}. */
    Derivation derive(FilterInput input);

    /**
     * An image type by its name and PyRadiomics' settings.
     *
     * @param label    one of {@link #LABELS}
     * @param settings by PyRadiomics' key, those of the image type laid over those of the extraction; what is absent
     *                 has PyRadiomics' default, keys that are no filter's are not read
     * @throws IllegalArgumentException when there is no such type, or a setting has no such value
     */
    static ImageType of(String label, Map<String, ?> settings) {
        return new ImageTypeReader(settings).read(label);
    }

    /** The image itself. */
    record Original() implements ImageType {
        @Override
        public Derivation derive(FilterInput input) {
            return Derivation.of(
                    new DerivedImage("original", () -> input.wanted().crop(input.image())));
        }
    }

    /**
     * Bands of the undecimated wavelet transform, detail bands of each level first, the approximation of the last level
     * at the end.
     *
     * @param wavelet    a name of {@link WaveletFilter#names()}
     * @param startLevel {@code start_level}: levels left out before the first
     * @param level      {@code level}: number of levels given
     * @param leftAxis   axis that is not filtered, 0 for x, 1 for y, 2 for z ({@code force2D}); empty to filter all
     */
    record Wavelet(String wavelet, int startLevel, int level, OptionalInt leftAxis) implements ImageType {
        public Wavelet {
            WaveletFilter.named(wavelet);
            if (startLevel < 0 || level < 1) {
                throw new IllegalArgumentException(
                        "start_level must be at least 0 and level at least 1, were " + startLevel + " and " + level);
            }
        }

        @Override
        public Derivation derive(FilterInput input) {
            return new WaveletBands(this, input).derivation();
        }
    }

    /**
     * Laplacian of Gaussian, one image for each width.
     *
     * @param widths {@code sigma}, each with the text that names it
     */
    record LoG(List<Sigma> widths) implements ImageType {
        public LoG {
            widths = List.copyOf(widths);
        }

        /**
         * A width.
         *
         * @param millimetres above 0
         * @param text        the number as Python writes it, which goes into the name: {@code 2.0} or {@code 2}
         */
        public record Sigma(double millimetres, String text) {}

        @Override
        public Derivation derive(FilterInput input) {
            List<DerivedImage> images = new ArrayList<>();
            List<String> omitted = new ArrayList<>();
            for (Sigma sigma : widths) {
                String name = "log-sigma-" + sigma.text().replace('.', '-') + "-mm-3D";
                LaplacianOfGaussian.refusal(input.image().geometry(), sigma.millimetres())
                        .ifPresentOrElse(
                                reason -> omitted.add(name + ": " + reason),
                                () -> images.add(new DerivedImage(
                                        name, () -> LaplacianOfGaussian.apply(input, sigma.millimetres()))));
            }
            return new Derivation(images, omitted);
        }
    }

    /** Squared intensities, scaled back to the range of the image. */
    record Square() implements ImageType {
        @Override
        public Derivation derive(FilterInput input) {
            return pointwise("square", input, PointFilter.SQUARE);
        }
    }

    /** Square roots of the absolute intensities with the sign kept, scaled back to the range of the image. */
    record SquareRoot() implements ImageType {
        @Override
        public Derivation derive(FilterInput input) {
            return pointwise("squareroot", input, PointFilter.SQUARE_ROOT);
        }
    }

    /** Logarithms of the absolute intensities + 1 with the sign kept, scaled back to the range of the image. */
    record Logarithm() implements ImageType {
        @Override
        public Derivation derive(FilterInput input) {
            return pointwise("logarithm", input, PointFilter.LOGARITHM);
        }
    }

    /** Exponentials of the intensities, scaled back to the range of the image. */
    record Exponential() implements ImageType {
        @Override
        public Derivation derive(FilterInput input) {
            return pointwise("exponential", input, PointFilter.EXPONENTIAL);
        }
    }

    /**
     * Magnitude of the gradient.
     *
     * @param useSpacing {@code gradientUseSpacing}: per mm, otherwise per voxel
     */
    record Gradient(boolean useSpacing) implements ImageType {
        @Override
        public Derivation derive(FilterInput input) {
            return Derivation.of(new DerivedImage("gradient", () -> GradientMagnitude.apply(input, useSpacing)));
        }
    }

    /**
     * Local binary patterns by slice.
     *
     * @param radius  {@code lbp2DRadius}, voxels
     * @param samples {@code lbp2DSamples}
     * @param method  {@code lbp2DMethod}
     * @param axis    axis across the slices, 0 for x, 1 for y, 2 for z ({@code force2Ddimension})
     */
    record LBP2D(double radius, int samples, PatternMethod method, int axis) implements ImageType {
        @Override
        public Derivation derive(FilterInput input) {
            return Derivation.of(new DerivedImage("lbp-2D", () -> new LocalBinaryPattern(this).apply(input)));
        }
    }

    /**
     * Local binary patterns on a sphere, by order of its spherical harmonics, and the kurtosis of the samples; 0 outside
     * the region.
     *
     * @param levels      {@code lbp3DLevels}: orders of harmonics
     * @param radius      {@code lbp3DIcosphereRadius}, voxels
     * @param subdivision {@code lbp3DIcosphereSubdivision}
     */
    record LBP3D(int levels, double radius, int subdivision) implements ImageType {
        @Override
        public Derivation derive(FilterInput input) {
            return new SphericalPattern(this, input).derivation();
        }
    }

    private static Derivation pointwise(String name, FilterInput input, PointFilter filter) {
        return Derivation.of(new DerivedImage(name, () -> {
            GridBox box = input.wanted();
            double[] values =
                    filter.apply(input.image().values(), box.crop(input.image()).values());
            return new Volume(box.geometry(input.image().geometry()), values, ScalarType.FLOAT64);
        }));
    }
}
