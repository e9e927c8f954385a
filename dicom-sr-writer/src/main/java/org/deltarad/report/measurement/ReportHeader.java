package org.deltarad.report.measurement;

import java.util.List;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.Subject;

/**
 * Whose a report is and what made it.
 *
 * @param instance          the SR itself
 * @param subject           patient and study
 * @param contentDate       Content Date as written, may be empty
 * @param contentTime       Content Time as written, may be empty
 * @param seriesDescription may be empty
 * @param manufacturer      may be empty
 * @param model             Manufacturer's Model Name, may be empty
 * @param software          Software Versions
 * @param complete          whether Completion Flag is COMPLETE
 * @param verified          whether Verification Flag is VERIFIED
 * @param supersedes        Predecessor Documents
 */
public record ReportHeader(
        InstanceReference instance,
        Subject subject,
        String contentDate,
        String contentTime,
        String seriesDescription,
        String manufacturer,
        String model,
        List<String> software,
        boolean complete,
        boolean verified,
        List<InstanceReference> supersedes) {
    public ReportHeader {
        software = List.copyOf(software);
        supersedes = List.copyOf(supersedes);
    }
}
