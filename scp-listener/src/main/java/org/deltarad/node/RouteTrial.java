package org.deltarad.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.feature.Version;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.config.RouteConfig;
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.imaging.mask.MaskSource;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.route.Route;
import org.deltarad.node.route.Router;
import org.deltarad.node.work.Routing;
import org.deltarad.node.work.StepFailedException;
import org.deltarad.report.Device;

/** Says which route of a configuration files would take, without a running node. */
public final class RouteTrial {
    /** No report is made with it. */
    private static final String NO_DEVICE = "2.25.0";

    private final DicomToolkit toolkit = DicomToolkit.standard();
    private final NodeConfig config;
    private final Routing routing;

    /** @throws ConfigException when what the configuration names cannot be used */
    public RouteTrial(NodeConfig config) throws ConfigException {
        this.config = config;
        Device device = new Device(NO_DEVICE, config.aet(), Version.current());
        this.routing = new Routing(
                Plans.withoutDestinations(config).protocols(toolkit, device),
                new DataFolder(config.data()),
                toolkit.codec());
    }

    /**
     * What would become of each mask, and of each series that no mask names.
     *
     * @param files of DICOM images and masks
     * @return lines for people, without patient data
     */
    public List<String> lines(List<Path> files) throws DicomException, IOException {
        Map<Path, Dataset> masks = new LinkedHashMap<>();
        Map<String, List<Dataset>> series = new LinkedHashMap<>();
        for (Path file : files) {
            Dataset header = toolkit.codec().readHeader(file).dataset();
            if (MaskSource.isMask(header.string(Tag.SOPClassUID).orElse(""))) {
                masks.put(file, header);
            } else if (header.hasValue(Tag.Rows)) {
                series.computeIfAbsent(header.string(Tag.SeriesInstanceUID).orElse(""), u -> new ArrayList<>())
                        .add(header);
            }
        }
        List<String> lines = new ArrayList<>();
        Map<String, List<Dataset>> unnamed = new LinkedHashMap<>(series);
        for (Map.Entry<Path, Dataset> mask : masks.entrySet()) {
            lines.addAll(ofMask(mask.getKey(), mask.getValue(), series, unnamed));
        }
        unnamed.forEach((uid, images) -> {
            lines.add(label(uid, images) + ", no mask among the files");
            lines.addAll(choice(routing.router().choose(Optional.empty(), images)));
        });
        return lines;
    }

    private List<String> ofMask(
            Path file, Dataset mask, Map<String, List<Dataset>> series, Map<String, List<Dataset>> unnamed)
            throws IOException {
        List<String> lines = new ArrayList<>();
        String what = mask.string(Tag.Modality).orElse("mask") + " " + file.getFileName();
        try {
            MaskReferences of = routing.expected(file).references();
            Optional<String> uid = series.entrySet().stream()
                    .filter(e -> e.getKey().equals(of.seriesUid())
                            || e.getValue().stream()
                                    .flatMap(i -> i.string(Tag.SOPInstanceUID).stream())
                                    .anyMatch(of.sopInstanceUids()::contains))
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (uid.isEmpty()) {
                lines.add(what + ": its images are not among the files; by the mask alone it may take "
                        + String.join(
                                ", ",
                                routing.router().possible(mask).stream()
                                        .map(Route::label)
                                        .toList()));
                return lines;
            }
            unnamed.remove(uid.get());
            lines.add(what + " on " + label(uid.get(), series.get(uid.get())));
            lines.addAll(choice(routing.router().choose(Optional.of(mask), series.get(uid.get()))));
        } catch (Routing.IgnoredException e) {
            lines.add(what + ": not worked on, " + e.getMessage());
        } catch (StepFailedException e) {
            lines.add(what + ": cannot be used: " + e.getMessage());
        }
        return lines;
    }

    private static String label(String uid, List<Dataset> images) {
        Dataset first = images.get(0);
        return "series " + uid + " (" + first.string(Tag.Modality).orElse("no modality") + " '"
                + first.string(Tag.SeriesDescription).orElse("") + "', " + images.size() + " instances)";
    }

    private List<String> choice(Router.Choice choice) {
        List<String> lines = new ArrayList<>();
        lines.add("  takes " + choice.route().label() + does(choice.route()));
        choice.misfits().forEach(m -> lines.add("  not " + m.route().label() + ": " + m.why()));
        return lines;
    }

    private String does(Route route) {
        if (route.name().isEmpty()) {
            return ": the configuration's own settings, extraction " + config.extraction();
        }
        RouteConfig chosen = config.routes().stream()
                .filter(r -> r.name().equals(route.name()))
                .findFirst()
                .orElseThrow();
        return chosen.use().ignore().map(why -> ": not worked on, " + why).orElseGet(() -> {
            NodeConfig effective = config.forRoute(chosen);
            return ": extraction " + effective.extraction() + ", signatures " + effective.signatures()
                    + chosen.use()
                            .timePoint()
                            .map(p -> ", " + p.name().toLowerCase(Locale.ROOT))
                            .orElse("")
                    + ", to "
                    + chosen.use().destinations().orElse(config.destinations().names());
        });
    }
}
