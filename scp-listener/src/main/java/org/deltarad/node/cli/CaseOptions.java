package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.feature.ExtractionException;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.mask.MaskRules;
import org.deltarad.node.imaging.mask.MaskRules.BetweenSlices;
import org.deltarad.node.imaging.mask.SegOptions;
import org.deltarad.node.imaging.series.SeriesPolicy;
import org.deltarad.node.imaging.series.VolumeRule;
import org.deltarad.node.imaging.values.ValueChoice;
import org.deltarad.node.imaging.values.ValueOptions;
import org.deltarad.volume.io.ImageFileException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that name an image and a mask, and what becomes of a case that cannot be read or computed. */
final class CaseOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--image",
            order = 1,
            paramLabel = "PATH",
            description = "NRRD or NIfTI file (.nrrd, .nhdr, .nii, .nii.gz), or a folder with one DICOM series")
    private Optional<Path> image;

    @Option(
            names = "--mask",
            order = 2,
            paramLabel = "PATH",
            description = "NRRD or NIfTI file, or a DICOM SEG or RTSTRUCT file")
    private Optional<Path> mask;

    @Option(
            names = "--roi",
            order = 3,
            paramLabel = "NAME_OR_NUMBER",
            description = {
                "the ROI or segment, where the mask has several; for NRRD and NIfTI the label value",
                "or as in a node's configuration: \"{type: GTV}\", \"{pattern: 'GTV.*', join: true, minus: {name: cavity}}\""
            })
    private Optional<String> roi;

    @Option(
            names = "--contours-between-slices",
            order = 3,
            paramLabel = "RULE",
            description =
                    "contour planes of an RTSTRUCT that are denser or sparser than the slices: refuse (default), or"
                            + " nearest: each slice takes those of the nearest plane")
    private Optional<BetweenSlices> betweenSlices;

    @Option(
            names = "--fraction",
            order = 3,
            paramLabel = "F",
            defaultValue = "0.5",
            description = "part of the maximum from which on a fractional SEG is inside (default: ${DEFAULT-VALUE})")
    private double fraction;

    @Option(
            names = "--volume",
            order = 4,
            paramLabel = "RULE",
            defaultValue = "AUTO",
            description = "which volume of a DICOM series that holds several: AUTO (the mask's), T2WI, T1WI, CE_T1WI,"
                    + " DWI, ADC, HIGHEST_B, LOWEST_B, B=1000, Keyword=value or Keyword~pattern of an attribute;"
                    + " several joined by ;")
    private String volume;

    @Option(
            names = "--values",
            order = 10,
            paramLabel = "WHICH",
            description = {
                "values of DICOM images: automatic, stored-modality (after the modality LUT), real-world (Real World Value"
                        + " Mapping), suv-bw (PET, g/ml by body weight), philips-scale (Philips MR)",
                "Default: automatic, which is stored-modality"
            })
    private Optional<String> values;

    @Option(
            names = "--units",
            order = 11,
            paramLabel = "CODE",
            description =
                    "of real-world values, where images have several: the UCUM code, its meaning or the LUT Label")
    private Optional<String> units;

    @Option(
            names = "--accept-lossy",
            order = 12,
            description = "take DICOM images that were compressed with loss, with a note; otherwise they are refused")
    private boolean acceptLossy;

    /** Which values of DICOM images are measured. */
    ValueOptions values() {
        ValueOptions options = ValueOptions.STANDARD.with(units).with(acceptLossy);
        return values.map(key -> options.with(ValueChoice.of(key)
                        .orElseThrow(() ->
                                wrong("--values takes " + String.join(", ", ValueChoice.keys()) + ", not " + key))))
                .orElse(options);
    }

    /** Whether an image or a mask is named. */
    boolean any() {
        return image.isPresent() || mask.isPresent();
    }

    /** Whether both are named. */
    boolean complete() {
        return image.isPresent() && mask.isPresent();
    }

    /** The volume that is wanted. */
    VolumeRule volumeRule() {
        try {
            return VolumeRule.parse(volume);
        } catch (IllegalArgumentException e) {
            throw wrong("--volume: " + e.getMessage());
        }
    }

    Path image() {
        return image.orElseThrow();
    }

    Path mask() {
        return mask.orElseThrow();
    }

    Optional<String> roi() {
        return roi;
    }

    /** How contours are put on images. */
    MaskRules rules() {
        if (!(fraction > 0 && fraction <= 1)) {
            throw wrong("--fraction must be above 0 and at most 1, was " + fraction);
        }
        return new MaskRules(
                betweenSlices.orElse(MaskRules.STANDARD.contoursBetweenSlices()),
                new SegOptions(fraction, SegOptions.STANDARD.resample()));
    }

    /** A reader by these options. */
    LocalCaseReader reader() {
        return new LocalCaseReader(
                DicomToolkit.standard(), values(), rules(), SeriesPolicy.STANDARD.with(volumeRule()));
    }

    /** Computes from a case and writes what comes of it. */
    @FunctionalInterface
    interface Work {
        void run()
                throws CommandException, ImagingException, ExtractionException, DicomException, ImageFileException,
                        IOException;
    }

    /** Refuses, as wrong arguments, paths that are not named or cannot be read. */
    void requireReadable() {
        if (!complete()) {
            throw wrong("name --image and --mask of a case");
        }
        try {
            LocalCaseReader.choice(roi);
        } catch (CommandException e) {
            throw wrong(e.getMessage());
        }
        requireReadable("--image", image());
        requireReadable("--mask", mask());
    }

    void requireReadable(String option, Path path) {
        if (!Files.isReadable(path)) {
            throw wrong(option + " " + path + (Files.exists(path) ? " cannot be read" : " does not exist"));
        }
    }

    /** Tells what the reader of a case remarked on standard error. */
    void note(String remark) {
        spec.commandLine().getErr().println("note: " + remark);
    }

    /**
     * Reads the case, with the reader's remarks told.
     *
     * @param rule    which region is measured
     * @param label   the label value where {@code --roi} names none
     * @param channel which mask, from 0, of a file whose voxels are vectors of several
     */
    LocalCase read(RegionRule rule, int label, int channel)
            throws CommandException, ImagingException, DicomException, IOException {
        LocalCase input = rule.read(reader(), image(), mask(), roi, label, channel);
        input.remarks().forEach(this::note);
        return input;
    }

    /**
     * Works on the case.
     *
     * @throws CommandException when it cannot be read, or the work fails on it
     */
    void work(Work work) throws CommandException {
        try {
            work.run();
        } catch (ImagingException e) {
            if (e.reason() == ImagingException.Reason.ROI_NOT_FOUND) {
                throw wrong("--roi: " + e.getMessage());
            }
            throw new CommandException(e.getMessage(), e);
        } catch (ExtractionException | DicomException | ImageFileException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException("cannot read or write: " + e.getMessage(), e);
        }
    }

    /** An argument that cannot be used. */
    CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
