package org.deltarad.weasis.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.DicomException;
import org.deltarad.report.sr.SrFormatException;
import org.deltarad.weasis.report.ReportFiles;
import org.deltarad.weasis.view.model.PatientReports;
import org.deltarad.weasis.view.model.PatientReports.Unreadable;
import org.deltarad.weasis.view.model.ReportView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads Weasis' structured reports, each once; those of other templates than TID 1500 are left out. In one worker only. */
final class ReportReader {
    private static final Logger LOG = LoggerFactory.getLogger(ReportReader.class);

    private final ReportFiles files;
    private Map<String, ReportView> read = new HashMap<>();

    ReportReader(ReportFiles files) {
        this.files = files;
    }

    PatientReports read(List<WeasisObject> objects) {
        Map<String, ReportView> now = new HashMap<>();
        List<ReportView> reports = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (WeasisObject object : objects) {
            try {
                ReportView report = read.get(object.uid());
                if (report == null) {
                    report = object.with(files::read);
                }
                now.put(object.uid(), report);
                reports.add(report);
            } catch (SrFormatException otherTemplate) {
                LOG.debug("left out: {}", otherTemplate.getMessage());
            } catch (DicomException | IOException e) {
                unreadable.add(new Unreadable(object.uid(), String.valueOf(e.getMessage())));
            }
        }
        read = now;
        return new PatientReports(reports, unreadable);
    }
}
