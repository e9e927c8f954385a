package org.deltarad.node.pair;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.config.ExpectedSeries;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.route.Route;

/** Whether what a route expects besides the images that a mask names is here. */
public final class Completeness {
    private final Index index;
    private final DataFolder folder;
    private final DatasetCodec codec;
    private final SeriesCheck check;

    public Completeness(Index index, DataFolder folder, DatasetCodec codec, SeriesCheck check) {
        this.index = index;
        this.folder = folder;
        this.codec = codec;
        this.check = check;
    }

    /**
     * What is missing; empty when nothing is.
     *
     * @param images of the mask's series
     */
    public Optional<SeriesCheck.Waiting> missing(
            TimePointRow row, Route route, ExpectedSeries expected, List<InstanceRow> images, Instant now)
            throws IOException {
        int wanted = Math.max(
                expected.instances().orElse(0),
                expected.fromAttribute().isPresent()
                        ? said(images, expected.fromAttribute().get())
                        : 0);
        if (images.size() < wanted) {
            String what = images.size() + " of the " + wanted + " instances of the series that " + route.label()
                    + " expects are here";
            return Optional.of(check.waiting(row, what, now));
        }
        for (ExpectedSeries.Series other : expected.series().orElse(List.of())) {
            Optional<SeriesCheck.Waiting> waiting = missing(row, route, other, images, now);
            if (waiting.isPresent()) {
                return waiting;
            }
        }
        return Optional.empty();
    }

    /** The largest number that an image says. */
    private int said(List<InstanceRow> images, String keyword) throws IOException {
        int tag = DataDictionary.tag(keyword).orElseThrow();
        int largest = 0;
        for (Dataset header : headers(images)) {
            largest = Math.max(largest, header.integer(tag).orElse(0));
        }
        return largest;
    }

    private Optional<SeriesCheck.Waiting> missing(
            TimePointRow row, Route route, ExpectedSeries.Series wanted, List<InstanceRow> images, Instant now)
            throws IOException {
        List<InstanceRow> there = new ArrayList<>();
        for (List<InstanceRow> series : imageSeriesOfStudy(images.get(0).studyInstanceUid())) {
            if (series.size() > there.size() && fits(wanted, series)) {
                there = series;
            }
        }
        int count = wanted.instances().orElse(1);
        if (there.size() < count) {
            String what = there.isEmpty()
                    ? "series '" + wanted.label() + "' of the study, which " + route.label() + " expects, is not here"
                    : there.size() + " of the " + count + " instances of series '" + wanted.label() + "' that "
                            + route.label() + " expects are here";
            return Optional.of(check.waiting(row, what, now));
        }
        Instant quietAt = check.quietAt(there, now);
        return now.isBefore(quietAt)
                ? Optional.of(new SeriesCheck.Waiting(
                        "series '" + wanted.label() + "' is here; waiting until it is quiet", quietAt, false))
                : Optional.empty();
    }

    private Collection<List<InstanceRow>> imageSeriesOfStudy(String studyInstanceUid) {
        Map<String, List<InstanceRow>> bySeries = index.read(t -> t.instances().ofStudy(studyInstanceUid)).stream()
                .filter(i -> !i.isMask())
                .collect(Collectors.groupingBy(InstanceRow::seriesInstanceUid));
        return bySeries.values();
    }

    private boolean fits(ExpectedSeries.Series wanted, List<InstanceRow> series) throws IOException {
        return wanted.match().match().misfitOfImages(headers(series)).isEmpty();
    }

    private List<Dataset> headers(List<InstanceRow> instances) throws IOException {
        List<Dataset> headers = new ArrayList<>();
        for (InstanceRow i : instances) {
            try {
                headers.add(codec.readHeader(folder.file(i)).dataset());
            } catch (DicomException e) {
                throw new IOException(folder.file(i) + " cannot be read: " + e.getMessage(), e);
            }
        }
        return headers;
    }
}
