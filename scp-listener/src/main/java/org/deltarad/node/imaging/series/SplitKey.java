package org.deltarad.node.imaging.series;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;

/**
 * What may tell apart the volumes of one series.
 *
 * @param name  the attribute's keyword, or what it is
 * @param value the frame's; empty where it has none
 */
record SplitKey(String name, Function<Dataset, Optional<String>> value) {
    static final String B_VALUE = "b-value";

    /** The one that says most first. */
    static final List<SplitKey> ALL = List.of(
            new SplitKey("ImageType", SplitKey::imageType),
            of(Tag.ComplexImageComponent),
            new SplitKey("GE Raw Data Type", d -> d.getPrivate(0x0043, "GEMS_PARM_01", 0x2f)
                    .map(SplitKey::text)),
            new SplitKey(B_VALUE, d -> DiffusionBValue.of(d).map(SplitKey::number)),
            of(Tag.EchoTime),
            of(Tag.EchoNumbers),
            of(Tag.AcquisitionContrast),
            of(Tag.ContrastBolusAgentPhase),
            of(Tag.ContrastBolusAgent),
            of(Tag.TemporalPositionIdentifier),
            of(Tag.TemporalPositionIndex),
            of(Tag.TemporalPositionTimeOffset),
            of(Tag.NominalCardiacTriggerDelayTime),
            of(Tag.NominalPercentageOfCardiacPhase),
            of(Tag.InversionTime),
            of(Tag.FlipAngle),
            of(Tag.ConvolutionKernel),
            of(Tag.KVP),
            of(Tag.DiffusionDirectionality),
            new SplitKey("DiffusionGradientOrientation", SplitKey::gradient),
            of(Tag.SequenceName),
            of(Tag.AcquisitionUID),
            of(Tag.AcquisitionNumber),
            of(Tag.TriggerTime),
            of(Tag.FrameReferenceTime),
            of(Tag.AcquisitionDateTime),
            of(Tag.AcquisitionTime),
            of(Tag.ContentTime));

    private static SplitKey of(int tag) {
        return new SplitKey(
                DataDictionary.keyword(tag).orElseThrow(),
                d -> d.get(tag).filter(e -> e.size() > 0).map(SplitKey::text));
    }

    /** From value 3 on: what kind of image it is (PS3.3 C.7.6.1.1.2). */
    private static Optional<String> imageType(Dataset d) {
        List<String> values = d.strings(Tag.ImageType);
        return values.size() < 3 ? Optional.empty() : Optional.of(String.join("\\", values.subList(2, values.size())));
    }

    private static Optional<String> gradient(Dataset d) {
        Dataset where = d.item(Tag.DiffusionGradientDirectionSequence).orElse(d);
        return where.get(Tag.DiffusionGradientOrientation)
                .filter(e -> e.size() > 0)
                .map(SplitKey::text);
    }

    private static String text(Element e) {
        if (e instanceof Element.Text t) {
            return String.join("\\", t.values());
        }
        if (e instanceof Element.Integers i) {
            return i.values().stream().map(String::valueOf).collect(Collectors.joining("\\"));
        }
        if (e instanceof Element.Floats f) {
            return f.values().stream().map(SplitKey::number).collect(Collectors.joining("\\"));
        }
        return e instanceof Element.Bulk b && b.data().length() <= 64 ? Arrays.toString(bytes(b)) : "(" + e.vr() + ")";
    }

    private static byte[] bytes(Element.Bulk b) {
        byte[] bytes = new byte[(int) b.data().length()];
        b.data().bytes().get(bytes);
        return bytes;
    }

    static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
    }
}
