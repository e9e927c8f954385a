package org.deltarad.node.web.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to do about a reason, for who has the night shift. The first kind that fits speaks. */
final class Advice {
    private record Kind(Pattern reason, String advice) {
        Kind(String reason, String advice) {
            this(Pattern.compile(reason, Pattern.CASE_INSENSITIVE), advice);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "images? (that the mask names )?(is|are) not here|is not here|none of the .* images",
                    "Send the missing images from the archive to this node; the case goes on by itself once they are here."),
            new Kind(
                    "identity conflict|has no Patient ID|the mask is of Patient ID",
                    "Mask and images disagree about the patient. Do not retry. Have the wrong object corrected in the PACS, "
                            + "and send it again."),
            new Kind(
                    "no baseline|says mid-treatment",
                    "Send the baseline scan with its mask; the pair is made by itself."),
            new Kind(
                    "not paired: .*outside the window",
                    "The scans are too far apart, or too close, for this protocol. If that is meant, widen pairing.minDays "
                            + "and pairing.maxDays; otherwise nothing is to be done."),
            new Kind(
                    "not paired:",
                    "Say which scan it is: by dates in the images, or by Clinical Trial Time Point ID and "
                            + "pairing.timePointIds."),
            new Kind(
                    "no ROI|no segment|several ROIs|ROIs? .*(fit|match)|more than one",
                    "The configured roi does not single out one region of this mask. Compare roi in the configuration with "
                            + "the ROI Names or Segment Labels of the mask; correct one of them, then retry."),
            new Kind(
                    "between slices|contour planes|not on a slice|off.slice",
                    "The contours do not lie on the slices. Have them exported for this series, or set "
                            + "masks.contoursBetweenSlices: nearest."),
            new Kind(
                    "no voxel|leaves no voxel",
                    "The region is empty on this series: most often the mask was drawn on another one. Have it checked."),
            new Kind(
                    "lossy",
                    "The images are compressed with loss. Send the originals, or set series.acceptLossy: true."),
            new Kind(
                    "several volumes|which volume|holds several",
                    "The series holds several volumes. Say by series.volume or series.protocols which one is meant, then retry."),
            new Kind(
                    "given up after|attempt \\d+ of",
                    "An unexpected error, not one of the images. Look at the log at this time for the cause; once it is gone, "
                            + "retry."),
            new Kind(
                    "status A7|out of resources",
                    "The PACS is short of space or busy. It is tried again by itself; if it lasts, call those who run the PACS."),
            new Kind(
                    "status (A9|C0|C1)|C-STORE status|refused the report",
                    "The destination will not take this object as it is; sending it again changes nothing until it is "
                            + "configured to. Ask those who run it with the reason above, then resend."),
            new Kind(
                    "rejected|AE title|not recognized",
                    "The peer does not know this node. Have our AE title and address entered there, then retry."),
            new Kind(
                    "certificate|TLS|SSL|handshake",
                    "The encrypted connection fails. Check whether a certificate has expired or is not trusted by the other "
                            + "side."),
            new Kind(
                    "connect|refused|unreachable|timed out|timeout|no route|broke|closed|silent|reset|unknown host",
                    "The peer cannot be reached. It is tried again by itself with growing pauses; check that it runs, and the "
                            + "network between."),
            new Kind(
                    "HTTP (401|403)|401|unauthori[sz]ed",
                    "The server does not accept our credentials. Correct them in destinations.fhir, restart, then retry."),
            new Kind("HTTP (429|5\\d\\d)|50\\d", "The server is overloaded or failing. It is tried again by itself."),
            new Kind(
                    "no longer among the configured destinations",
                    "The destination was taken out of the configuration. Put it back and retry, or leave it as it is."),
            new Kind(
                    "disk space|out of space|data folder cannot be written",
                    "Make room on the disk of the data folder; senders try again by themselves."),
            new Kind(
                    "no longer here|can no longer be read|stored measurement",
                    "A file of this case is gone or damaged. Send series and mask again."),
            new Kind(
                    "already here with other bytes",
                    "Two different objects have one SOP Instance UID. The first is in use. Have the source looked at: it "
                            + "reuses UIDs."),
            new Kind(
                    "not a whole DICOM data set|no UID|missing|malformed|cannot be understood",
                    "The object is damaged or incomplete. Send it again from its source; if it fails again, its maker must "
                            + "mend it."));

    private Advice() {}

    /** Advice for a reason; empty where nothing is known, or there is no reason. */
    static Optional<String> about(String reason) {
        return KINDS.stream()
                .filter(k -> k.reason().matcher(reason).find())
                .map(Kind::advice)
                .findFirst();
    }
}
