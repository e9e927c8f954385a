package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.mask.MaskException;
import org.deltarad.mask.MaskGrid;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.MeasuredRegion;
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.imaging.mask.MaskRules;
import org.deltarad.node.imaging.mask.MaskSource;
import org.deltarad.node.imaging.mask.RoiCandidate;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.node.imaging.mask.RoiMask;
import org.deltarad.node.imaging.series.DiffusionVolume;
import org.deltarad.node.imaging.series.SeriesPolicy;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.node.imaging.values.ValueOptions;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;
import org.deltarad.volume.io.ImageFile;

/**
 * Reads an image and a mask from paths: NRRD and NIfTI files, a folder of DICOM images, a DICOM SEG or RTSTRUCT (or the
 * folder that holds it).
 */
final class LocalCaseReader {
    private final DatasetCodec codec;
    private final PixelDecoder decoder;
    private final ValueOptions values;
    private final MaskRules rules;
    private final SeriesPolicy policy;

    /** By {@link ValueOptions#STANDARD} and {@link MaskRules#STANDARD}. */
    LocalCaseReader(DicomToolkit toolkit) {
        this(toolkit, ValueOptions.STANDARD, MaskRules.STANDARD, SeriesPolicy.STANDARD);
    }

    /**
     * @param values which values of the images
     * @param rules  how contours and segments are put on images
     * @param series which volume of a series is read, and how regular it must be
     */
    LocalCaseReader(DicomToolkit toolkit, ValueOptions values, MaskRules rules, SeriesPolicy series) {
        this.values = values;
        this.rules = rules;
        this.policy = series;
        this.codec = toolkit.codec();
        this.decoder = toolkit.pixelDecoder();
    }

    /**
     * @param roi   name or number of the ROI or segment, or a mapping as the node's configuration has it; for NRRD and NIfTI
     *     the label value
     * @param label the label value where {@code roi} names none
     * @param channel which mask, from 0, of a file whose voxels are vectors of several
     */
    LocalCase read(Path image, Path mask, Optional<String> roi, int label, int channel)
            throws CommandException, ImagingException, DicomException, IOException {
        Optional<MaskSource> dicomMask = dicomMask(mask);
        if (dicomMask.isEmpty()) {
            Mask found = labelMask(mask, roi, label, channel);
            return isDicom(image)
                    ? measured(series(image, Optional.empty(), Set.of()), found)
                    : new LocalCase(file(image).volume(), found, List.of(), Optional.empty());
        }
        if (!isDicom(image)) {
            throw new CommandException(
                    "mask " + mask + " is DICOM and so needs the DICOM series it was drawn on; " + image + " is none");
        }
        RoiChoice choice = choice(roi);
        ImageSeries series = series(image, dicomMask.get().references(choice));
        RoiMask found = dicomMask.get().mask(choice, series);
        return measured(series, found.mask(), remarks(dicomMask.get(), choice, found));
    }

    /**
     * A DICOM mask on a series whose files are known.
     *
     * @param roi as for {@link #read(Path, Path, Optional, int, int)}
     */
    LocalCase read(List<Path> series, Path mask, Optional<String> roi)
            throws CommandException, ImagingException, DicomException, IOException {
        MaskSource source = MaskSource.read(codec.read(mask), decoder, rules);
        RoiChoice choice = choice(roi);
        ImageSeries images = new SeriesReader(decoder, policy, values)
                .readFiles(series, codec, source.references(choice).sopInstanceUids());
        RoiMask found = source.mask(choice, images);
        return measured(images, found.mask(), remarks(source, choice, found));
    }

    /** Of a mask that names no image, only its frame of reference says that it belongs to the series. */
    private static List<String> remarks(MaskSource source, RoiChoice choice, RoiMask found) throws ImagingException {
        List<String> remarks = new ArrayList<>(found.remarks());
        MaskReferences named = source.references(choice);
        if (named.seriesUid().isEmpty() && named.sopInstanceUids().isEmpty()) {
            remarks.add("the mask names no series; put on the only one of --image, in its frame of reference");
        }
        return remarks;
    }

    /**
     * A mask on a DICOM series, every voxel of it.
     *
     * @param roi where it came from, when its file is DICOM
     */
    record OnSeries(ImageSeries series, Mask mask, Optional<RoiMask> roi, List<String> remarks) {}

    /**
     * Reads any mask onto a DICOM series; of a file without frame of reference by where its voxels are, since converters of
     * series turn axes round.
     *
     * @param roi as for {@link #read}; 1 for NRRD and NIfTI where none is named
     */
    OnSeries readOnSeries(Path image, Path mask, Optional<String> roi)
            throws CommandException, ImagingException, DicomException, IOException {
        Optional<MaskSource> dicomMask = dicomMask(mask);
        if (dicomMask.isEmpty()) {
            return onSeries(series(image, Optional.empty(), Set.of()), labelMask(mask, roi, 1, 0), mask);
        }
        RoiChoice choice = choice(roi);
        ImageSeries series = series(image, dicomMask.get().references(choice));
        RoiMask found = dicomMask.get().mask(choice, series);
        return new OnSeries(series, found.mask(), Optional.of(found), remarks(series, found.remarks()));
    }

    private static OnSeries onSeries(ImageSeries series, Mask mask, Path file) throws CommandException {
        Geometry grid = series.volume().geometry();
        if (mask.geometry().sameGridAs(grid, MaskGrid.SAME_PLACE)) {
            return new OnSeries(series, new Mask(grid, mask.inside()), Optional.empty(), remarks(series, List.of()));
        }
        try {
            Mask moved = MaskGrid.onto(mask, grid, MaskGrid.Rule.LINEAR);
            String remark = file + " is on another grid than the series and was carried onto the series' by linear"
                    + " interpolation: " + mask.count() + " voxels of "
                    + mask.geometry().size() + " became "
                    + moved.count() + " of " + grid.size();
            return new OnSeries(series, moved, Optional.empty(), remarks(series, List.of(remark)));
        } catch (MaskException e) {
            throw new CommandException(file + " does not fit the series: " + e.getMessage(), e);
        }
    }

    /** The diffusion weighted volumes of the only DICOM series of a folder. */
    List<DiffusionVolume> diffusion(Path folder)
            throws CommandException, ImagingException, DicomException, IOException {
        List<Path> files = files(folder, Optional.empty());
        return new SeriesReader(decoder, policy, values).readDiffusion(files, codec);
    }

    /** An image alone. */
    LocalImage image(Path path) throws CommandException, ImagingException, DicomException, IOException {
        if (!isDicom(path)) {
            return new LocalImage(file(path).volume(), Optional.empty(), List.of());
        }
        ImageSeries series = series(path, Optional.empty(), Set.of());
        return new LocalImage(
                series.volume(), Optional.of(series), series.values().remarks());
    }

    /**
     * A mask alone.
     *
     * @param roi   name or number of the ROI or segment; for NRRD and NIfTI the label value, 1 where none is named
     * @param image folder with the series that a DICOM mask was drawn on; empty where there is none
     */
    Mask mask(Path path, Optional<String> roi, Optional<Path> image)
            throws CommandException, ImagingException, DicomException, IOException {
        if (dicomMask(path).isEmpty()) {
            return labelMask(path, roi, 1, 0);
        }
        if (image.isEmpty()) {
            throw new CommandException(
                    "mask " + path + " is DICOM and so needs the DICOM series it was drawn on; name it with --image");
        }
        return read(image.get(), path, roi, 1, 0).mask();
    }

    /** Of a file without frame of reference, whose grid may be the series' but for its axes' order and rounding. */
    private static LocalCase measured(ImageSeries series, Mask mask) throws ImagingException {
        Geometry grid = series.volume().geometry();
        Optional<Mask> reordered = MaskGrid.reordered(mask, grid, GeometryTolerance.STANDARD.fraction());
        boolean turned = reordered.isPresent() && !Arrays.equals(reordered.get().inside(), mask.inside());
        return measured(
                series,
                reordered.orElse(mask),
                turned
                        ? List.of("the mask's axes run otherwise than the series'; its voxels are the series' voxels")
                        : List.of());
    }

    private static LocalCase measured(ImageSeries series, Mask mask, List<String> remarks) throws ImagingException {
        MeasuredRegion region = MeasuredRegion.of(mask, series);
        List<String> all = remarks(series, remarks);
        all.addAll(region.remarks());
        return new LocalCase(series.volume(), region.mask(), all, Optional.of(series));
    }

    /** Of the choice among the series' volumes, of its values, then of the mask. */
    private static List<String> remarks(ImageSeries series, List<String> mask) {
        List<String> all = new ArrayList<>();
        series.selection().remark().ifPresent(all::add);
        all.addAll(series.values().remarks());
        all.addAll(mask);
        return all;
    }

    /** What an argument, or a cell of a table of cases, means in a DICOM mask. */
    static RoiChoice choice(Optional<String> roi) throws CommandException {
        if (roi.isEmpty()) {
            return RoiChoice.automatic();
        }
        if (roi.get().startsWith("{")) {
            try {
                return ConfigReader.parseRoi(roi.get(), Path.of("--roi")).choice();
            } catch (ConfigException e) {
                throw new CommandException(e.getMessage(), e);
            }
        }
        return roi.get().matches("\\d{1,9}")
                ? RoiChoice.number(Integer.parseInt(roi.get()))
                : RoiChoice.name(roi.get());
    }

    /** The ROIs that {@code roi} fits, usable ones only; all usable ones when it is empty. */
    List<RoiCandidate> apart(Path mask, Optional<String> roi)
            throws CommandException, ImagingException, DicomException, IOException {
        MaskSource source = dicomMask(mask)
                .orElseThrow(() -> new CommandException("mask " + mask + " is not DICOM; name its regions by --roi"));
        RoiChoice choice = roi.isEmpty() ? new RoiChoice.ByPattern(Pattern.compile(".*")) : choice(roi);
        if (!(choice instanceof RoiChoice.Single single)) {
            throw new CommandException("--roi joins ROIs, which --roi-each would keep apart");
        }
        return single.apart(source.candidates(), "mask " + mask);
    }

    private static ImageFile file(Path path) throws CommandException, IOException {
        if (Files.isDirectory(path)) {
            throw new CommandException(path + " is a folder without DICOM files");
        }
        return ImageFile.read(path);
    }

    private static ImageFile maskFile(Path path, int channel) throws CommandException, IOException {
        return Files.isDirectory(path) ? file(path) : ImageFile.readMask(path, channel);
    }

    private static Mask labelMask(Path path, Optional<String> roi, int label, int channel)
            throws CommandException, IOException {
        ImageFile file = maskFile(path, channel);
        if (roi.isEmpty()) {
            return file.mask(label);
        }
        if (!roi.get().matches("-?\\d{1,9}")) {
            throw new CommandException("the ROIs of " + path
                    + " have no names, only label values; --roi takes a number here, not " + roi.get());
        }
        return file.mask(Integer.parseInt(roi.get()));
    }

    private Optional<MaskSource> dicomMask(Path mask)
            throws CommandException, ImagingException, DicomException, IOException {
        List<Path> masks = new ArrayList<>();
        for (Path file : DicomFolder.files(mask)) {
            String sopClass =
                    codec.readHeader(file).dataset().string(Tag.SOPClassUID).orElse("");
            if (MaskSource.isMask(sopClass) || !Files.isDirectory(mask)) {
                masks.add(file);
            }
        }
        if (masks.size() > 1) {
            throw new CommandException(
                    "folder " + mask + " holds " + masks.size() + " DICOM masks; name one: " + masks);
        }
        return masks.isEmpty()
                ? Optional.empty()
                : Optional.of(MaskSource.read(codec.read(masks.get(0)), decoder, rules));
    }

    private ImageSeries series(Path image, MaskReferences mask)
            throws CommandException, ImagingException, DicomException, IOException {
        return series(image, Optional.of(mask.seriesUid()).filter(uid -> !uid.isEmpty()), mask.sopInstanceUids());
    }

    /** The series in a folder: the one named, else the only one; of its volumes the wanted one. */
    private ImageSeries series(Path image, Optional<String> wanted, Set<String> named)
            throws CommandException, ImagingException, DicomException, IOException {
        return new SeriesReader(decoder, policy, values).readFiles(files(image, wanted), codec, named);
    }

    private List<Path> files(Path image, Optional<String> wanted) throws CommandException, DicomException, IOException {
        Map<String, List<Path>> bySeries = DicomFolder.series(image, codec);
        if (wanted.isPresent() && !bySeries.containsKey(wanted.get())) {
            throw new CommandException(
                    "the mask was drawn on series " + wanted.get() + ", which is not in " + image + " (there: "
                            + bySeries.keySet() + "); to measure another image, name that series with --mask-series");
        }
        if (wanted.isEmpty() && bySeries.size() != 1) {
            throw new CommandException(image + " holds " + bySeries.size()
                    + " DICOM image series and the mask does not say which is meant: " + bySeries.keySet());
        }
        return bySeries.get(wanted.orElseGet(() -> bySeries.keySet().iterator().next()));
    }

    /** Whether a path is, or holds, Part 10 files. */
    static boolean isDicom(Path path) throws IOException {
        return !DicomFolder.files(path).isEmpty();
    }
}
