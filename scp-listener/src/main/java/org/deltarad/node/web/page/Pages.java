package org.deltarad.node.web.page;

import jakarta.servlet.http.HttpServlet;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.node.audit.AuditTrail;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.web.html.Page;
import org.deltarad.node.work.Operations;
import org.deltarad.node.work.ReportFiles;

/**
 * What the pages are made from.
 *
 * @param operations     what buttons ask for
 * @param minFreeMegabytes disk space below which nothing is taken
 */
public record Pages(
        Index index,
        Operations operations,
        ReportFiles files,
        DatasetCodec codec,
        DataFolder folder,
        long minFreeMegabytes,
        Clock clock) {

    /** The pages by their paths, as servlets are mapped. */
    public Map<String, HttpServlet> servlets(Page.Site site, ZoneId zone, AuditTrail audit) {
        Frame frame = new Frame(site, zone);
        StoredReports reports = new StoredReports(files, codec);
        Map<String, HttpServlet> pages = new LinkedHashMap<>();
        pages.put("", new WorklistPage(frame, index, audit));
        pages.put("/case/*", new CasePage(frame, index, operations, reports, audit));
        pages.put("/slice/*", new SliceImage(index));
        pages.put("/throughput", new ThroughputPage(frame, index, folder, minFreeMegabytes, clock));
        pages.put("/quarantine", new QuarantinePage(frame, index, audit));
        return pages;
    }
}
