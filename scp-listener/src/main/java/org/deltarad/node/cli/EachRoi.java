package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.deltarad.dicom.DicomException;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.node.batch.ResultJson;
import org.deltarad.node.batch.ResultRow;
import org.deltarad.node.batch.ResultTable;
import org.deltarad.node.batch.TableFormat;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.mask.RoiCandidate;

/** {@code extract --roi-each}: every ROI of a mask that fits, each by itself. */
final class EachRoi {
    private final CaseOptions options;
    private final CaseExtraction method;

    EachRoi(CaseOptions options, CaseExtraction method) {
        this.options = options;
        this.method = method;
    }

    /**
     * Extracts and writes a table, or a JSON array of objects with {@code roi}, {@code number}, {@code features} and
     * {@code diagnostics}.
     *
     * @param format of {@code out}; JSON is also what is printed without one
     * @throws ImagingException when one of the ROIs cannot be placed: nothing is written then
     */
    void extract(PrintWriter printer, Optional<Path> out, Optional<TableFormat> format)
            throws CommandException, ImagingException, ExtractionException, DicomException, IOException {
        List<ResultRow> rows = new ArrayList<>();
        List<Map<String, Object>> objects = new ArrayList<>();
        for (RoiCandidate roi : options.reader().apart(options.mask(), options.roi())) {
            Extraction e = method.extract(
                    options.image(),
                    options.mask(),
                    Optional.of("{number: " + roi.number() + "}"),
                    OptionalInt.empty(),
                    remark -> options.note("ROI " + roi + ": " + remark));
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("Image", options.image().toString());
            cells.put("Mask", options.mask().toString());
            cells.put("ROI", Integer.toString(roi.number()));
            cells.put("ROI Name", roi.name());
            rows.add(new ResultRow(cells, e.diagnostics(), e.features()));
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("number", roi.number());
            object.put("roi", roi.name());
            object.put("features", e.features());
            object.put("diagnostics", e.diagnostics());
            objects.add(object);
        }
        if (out.isPresent() && format.orElseThrow() != TableFormat.JSON) {
            ResultTable.of(rows).save(out.get(), format.get());
            return;
        }
        String json = ResultJson.pretty(objects) + System.lineSeparator();
        if (out.isPresent()) {
            ExtractionFile.save(out.get(), json);
        } else {
            printer.print(json);
            printer.flush();
        }
    }
}
