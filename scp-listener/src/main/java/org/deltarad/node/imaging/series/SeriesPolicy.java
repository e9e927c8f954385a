package org.deltarad.node.imaging.series;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.GeometryTolerance;

/**
 * How series become volumes.
 *
 * @param volume    which volume of a series is wanted
 * @param protocols rules that take precedence for series of certain protocols, the first that fits
 * @param patterns  found in the Series Descriptions of each kind; kinds that are not there keep their own
 * @param tolerance of positions
 * @param minSlices fewest slices of a volume, at least 2
 */
public record SeriesPolicy(
        VolumeRule volume,
        List<ProtocolRule> protocols,
        Map<VolumeKind, Pattern> patterns,
        GeometryTolerance tolerance,
        int minSlices) {
    /** The only volume, or that of the mask; {@link GeometryTolerance#STANDARD}; two slices. */
    public static final SeriesPolicy STANDARD =
            new SeriesPolicy(VolumeRule.AUTO, List.of(), Map.of(), GeometryTolerance.STANDARD, 2);

    public SeriesPolicy {
        protocols = List.copyOf(protocols);
        patterns = Map.copyOf(patterns);
        if (minSlices < 2) {
            throw new IllegalArgumentException("a volume has at least 2 slices, not " + minSlices);
        }
    }

    /**
     * A rule for series of a protocol.
     *
     * @param protocol found in Protocol Name or Series Description
     */
    public record ProtocolRule(Pattern protocol, VolumeRule volume) {}

    /** With another rule, whatever the protocol. */
    public SeriesPolicy with(VolumeRule rule) {
        return new SeriesPolicy(rule, List.of(), patterns, tolerance, minSlices);
    }

    public SeriesPolicy with(GeometryTolerance other) {
        return new SeriesPolicy(volume, protocols, patterns, other, minSlices);
    }

    VolumeRule ruleFor(Dataset image) {
        String protocol = image.string(Tag.ProtocolName).orElse("");
        String description = image.string(Tag.SeriesDescription).orElse("");
        return protocols.stream()
                .filter(p -> p.protocol().matcher(protocol).find()
                        || p.protocol().matcher(description).find())
                .map(ProtocolRule::volume)
                .findFirst()
                .orElse(volume);
    }
}
