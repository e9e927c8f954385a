package org.deltarad.node.imaging.series;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/** Says what the volumes of a series show: by what attributes state, else by Series Description, else by their timing. */
final class VolumeClassifier {
    /** Echo and repetition times of spin echo images, ms, beyond which they are T2 weighted. */
    private static final double T2_ECHO = 60;

    private static final double T2_REPETITION = 1500;
    /** Echo and repetition times of spin echo images, ms, below which they are T1 weighted. */
    private static final double T1_ECHO = 30;

    private static final double T1_REPETITION = 1000;
    /** Kinds that a Series Description may say, the most specific first. */
    private static final List<VolumeKind> DESCRIBED = List.of(
            VolumeKind.LOCALIZER, VolumeKind.ADC, VolumeKind.DWI, VolumeKind.CE_T1WI, VolumeKind.T2WI, VolumeKind.T1WI);

    private final Map<VolumeKind, Pattern> patterns;

    private record Finding(VolumeKind kind, String because) {}

    /**
     * @param patterns found in Series Description; kinds that are not there keep their own
     */
    VolumeClassifier(Map<VolumeKind, Pattern> patterns) {
        this.patterns = patterns;
    }

    List<SeriesVolume> classify(List<VolumeSplitter.Part> parts) {
        boolean diffusion =
                parts.stream().anyMatch(p -> bValue(p).filter(b -> b > 0).isPresent());
        return parts.stream()
                .map(p -> classify(p, diffusion, parts.size() == 1))
                .toList();
    }

    /** @param alone whether the Series Description is about this volume alone, so that ADC in it outweighs a b-value */
    private SeriesVolume classify(VolumeSplitter.Part part, boolean diffusion, boolean alone) {
        Dataset d = part.slices().get(0).dataset();
        Optional<Double> b = bValue(part);
        Finding f = described(d)
                .filter(said -> alone && said.kind() == VolumeKind.ADC)
                .or(() -> stated(part, d, diffusion && b.isPresent()))
                .or(() -> described(d))
                .or(() -> timed(d))
                .orElse(new Finding(VolumeKind.OTHER, "nothing says what it shows"));
        if (f.kind() == VolumeKind.T1WI && hasContrast(d)) {
            f = new Finding(VolumeKind.CE_T1WI, f.because() + ", contrast agent");
        }
        return new SeriesVolume(part.slices(), part.toldApart(), f.kind(), f.because(), b);
    }

    private static Optional<Double> bValue(VolumeSplitter.Part part) {
        if (!part.slices().get(0).modality().equals("MR")) {
            return Optional.empty();
        }
        Optional<Double> first = DiffusionBValue.of(part.slices().get(0).dataset());
        return first.isPresent()
                        && part.slices().stream()
                                .allMatch(s -> DiffusionBValue.of(s.dataset()).equals(first))
                ? first
                : Optional.empty();
    }

    private static Optional<Finding> stated(VolumeSplitter.Part part, Dataset d, boolean diffusion) {
        String modality = part.slices().get(0).modality();
        VolumeKind byType = VolumeKind.byImageType(d.strings(Tag.ImageType));
        if (byType != VolumeKind.OTHER) {
            return Optional.of(new Finding(byType, "Image Type"));
        }
        if (!modality.equals("MR")) {
            return Optional.of(new Finding(modality.equals("CT") ? VolumeKind.CT : VolumeKind.PET, "Modality"));
        }
        if (diffusion) {
            return Optional.of(new Finding(VolumeKind.DWI, SplitKey.B_VALUE));
        }
        return switch (d.string(Tag.AcquisitionContrast).orElse("")) {
            case "DIFFUSION" -> Optional.of(new Finding(VolumeKind.DWI, "Acquisition Contrast"));
            case "T1" -> Optional.of(new Finding(VolumeKind.T1WI, "Acquisition Contrast"));
            case "T2" -> Optional.of(new Finding(VolumeKind.T2WI, "Acquisition Contrast"));
            default -> Optional.empty();
        };
    }

    private Optional<Finding> described(Dataset d) {
        String description = d.string(Tag.SeriesDescription).orElse("");
        return DESCRIBED.stream()
                .filter(k -> Optional.ofNullable(patterns.get(k))
                        .or(k::pattern)
                        .filter(p -> p.matcher(description).find())
                        .isPresent())
                .map(k -> new Finding(k, "Series Description '" + description + "'"))
                .findFirst();
    }

    private static Optional<Finding> timed(Dataset d) {
        double echo = d.number(Tag.EchoTime).orElse(Double.NaN);
        double repetition = d.number(Tag.RepetitionTime).orElse(Double.NaN);
        boolean spinEcho = d.strings(Tag.ScanningSequence).contains("SE")
                && !d.strings(Tag.ScanningSequence).contains("IR");
        if (spinEcho && echo >= T2_ECHO && repetition >= T2_REPETITION) {
            return Optional.of(new Finding(VolumeKind.T2WI, "Echo Time and Repetition Time"));
        }
        return spinEcho && echo <= T1_ECHO && repetition <= T1_REPETITION
                ? Optional.of(new Finding(VolumeKind.T1WI, "Echo Time and Repetition Time"))
                : Optional.empty();
    }

    /** Of an enhanced image, unless each usage says that none was given for the frame. */
    private static boolean hasContrast(Dataset d) {
        List<Dataset> usage = d.items(Tag.ContrastBolusUsageSequence);
        boolean agent = d.hasValue(Tag.ContrastBolusAgent) || d.hasValue(Tag.ContrastBolusAgentSequence);
        return usage.isEmpty()
                ? agent
                : usage.stream().anyMatch(u -> u.string(Tag.ContrastBolusAgentAdministered)
                        .filter("YES"::equals)
                        .isPresent());
    }
}
