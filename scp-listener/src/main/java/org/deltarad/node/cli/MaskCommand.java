package org.deltarad.node.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.feature.Version;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.mask.RoiMask;
import org.deltarad.node.imaging.mask.SegOfRoi;
import org.deltarad.node.imaging.mask.SegmentProperties;
import org.deltarad.report.Device;
import org.deltarad.report.ReportUids;
import org.deltarad.report.Tracking;
import org.deltarad.report.code.Code;
import org.deltarad.report.seg.SegWriter;
import org.deltarad.report.seg.SegmentAlgorithm;
import org.deltarad.report.seg.Segmentation;
import org.deltarad.volume.Mask;
import org.deltarad.volume.io.NiftiWriter;
import org.deltarad.volume.io.NrrdWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad mask}: a mask of any kind as another. */
@Command(
        name = "mask",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Write one ROI or segment of a mask as a DICOM Segmentation that refers to its DICOM series, or as NRRD or",
            "NIfTI on the grid of its image."
        },
        footer = {"", "Example:", "  ./deltarad mask --image series/ --mask rtstruct.dcm --roi GTV --out seg.dcm"})
final class MaskCommand implements Callable<Integer> {
    private static final String NRRD = ".nrrd";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CaseOptions options;

    @Option(
            names = "--out",
            order = 4,
            required = true,
            paramLabel = "FILE",
            description = "FILE.dcm, FILE.nrrd, FILE.nii or FILE.nii.gz")
    private Path out;

    @Option(
            names = "--type",
            order = 5,
            paramLabel = "CODE",
            converter = CodeConverter.class,
            description = "of FILE.dcm: Segmented Property Type (default: SCT:108369006:Neoplasm)")
    private Optional<Code> type;

    @Option(
            names = "--category",
            order = 6,
            paramLabel = "CODE",
            converter = CodeConverter.class,
            description = "Segmented Property Category (default: SCT:49755003:Morphologically Abnormal Structure)")
    private Optional<Code> category;

    @Option(
            names = "--region",
            order = 7,
            paramLabel = "CODE",
            converter = CodeConverter.class,
            description = "Anatomic Region, such as SCT:71252005:Cervix")
    private Optional<Code> region;

    @Option(
            names = "--tracking-uid",
            order = 8,
            paramLabel = "UID",
            description = "of the lesion, the same at all time points (default: the mask's, else one of its own)")
    private Optional<String> trackingUid;

    /** SCHEME:VALUE:MEANING. */
    static final class CodeConverter implements CommandLine.ITypeConverter<Code> {
        @Override
        public Code convert(String text) {
            String[] parts = text.split(":", 3);
            try {
                if (parts.length == 3) {
                    return new Code(parts[1], parts[0], parts[2]);
                }
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(e.getMessage());
            }
            throw new CommandLine.TypeConversionException(
                    "a code is SCHEME:VALUE:MEANING, such as SCT:108369006:Neoplasm, not " + text);
        }
    }

    @Override
    public Integer call() throws CommandException {
        options.requireReadable();
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean dicom = name.endsWith(".dcm");
        if (!dicom && !name.endsWith(NRRD) && !name.endsWith(".nii") && !name.endsWith(".nii.gz")) {
            throw options.wrong("--out must end in .dcm, .nrrd, .nii or .nii.gz, was " + out);
        }
        options.work(() -> {
            Mask written = dicom ? writeSegmentation() : writeFile(name);
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%d voxels, %.3f ml, in %s%n",
                            written.count(),
                            written.count() * written.geometry().voxelVolume() / 1000,
                            out);
        });
        return CommandLine.ExitCode.OK;
    }

    private Mask writeFile(String name) throws CommandException, ImagingException, DicomException, IOException {
        Mask mask = LocalCaseReader.isDicom(options.image())
                ? onSeries().mask()
                : options.reader().mask(options.mask(), options.roi(), Optional.empty());
        makeFolder();
        if (name.endsWith(NRRD)) {
            NrrdWriter.write(out, mask);
        } else {
            NiftiWriter.write(out, mask);
        }
        return mask;
    }

    private Mask writeSegmentation() throws CommandException, ImagingException, DicomException, IOException {
        if (!LocalCaseReader.isDicom(options.image())) {
            throw options.wrong("--image " + options.image() + " is no DICOM series, which FILE.dcm would refer to");
        }
        LocalCaseReader.OnSeries found = onSeries();
        Dataset seg = new SegWriter().write(segmentation(found));
        makeFolder();
        Path part = out.resolveSibling("." + out.getFileName() + ".part");
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
                DicomToolkit.standard()
                        .codec()
                        .write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, seg), file);
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return found.mask();
    }

    private LocalCaseReader.OnSeries onSeries() throws CommandException, ImagingException, DicomException, IOException {
        LocalCaseReader.OnSeries found = options.reader().readOnSeries(options.image(), options.mask(), options.roi());
        found.remarks().forEach(options::note);
        return found;
    }

    private Segmentation segmentation(LocalCaseReader.OnSeries found) {
        Device device =
                new Device(ReportUids.of("command line", List.of(Version.current())), "DELTARAD", Version.current());
        SegmentProperties neoplasm = SegmentProperties.NEOPLASM;
        SegOfRoi writer = new SegOfRoi(
                device,
                new SegmentProperties(category.orElse(neoplasm.category()), type.orElse(neoplasm.type()), region),
                new SegmentAlgorithm.Manual());
        if (found.roi().isPresent()) {
            RoiMask roi = found.roi().get();
            String label = roi.roi().label();
            Tracking tracking = roi.tracking()
                    .orElseGet(() -> new Tracking(
                            label.isBlank() ? "ROI " + roi.roi().number() : label,
                            ReportUids.of(
                                    "tracking",
                                    List.of(
                                            roi.roi().instance().sopInstanceUid(),
                                            Integer.toString(roi.roi().number())))));
            return writer.segmentation(
                    found.series(), roi, tracked(tracking), LocalDateTime.now(ZoneId.systemDefault()));
        }
        String label = options.mask().getFileName().toString();
        Tracking tracking = new Tracking(
                label, ReportUids.of("tracking", List.of(found.series().seriesInstanceUid(), label)));
        return writer.segmentation(
                found.series(),
                found.mask(),
                label,
                List.of(),
                tracked(tracking),
                LocalDateTime.now(ZoneId.systemDefault()));
    }

    private Tracking tracked(Tracking own) {
        return trackingUid.map(uid -> new Tracking(own.id(), uid)).orElse(own);
    }

    private void makeFolder() throws IOException {
        if (out.toAbsolutePath().getParent() != null) {
            Files.createDirectories(out.toAbsolutePath().getParent());
        }
    }
}
