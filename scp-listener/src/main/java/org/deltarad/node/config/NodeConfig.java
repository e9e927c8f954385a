package org.deltarad.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.node.imaging.mask.MaskRules;
import org.deltarad.node.imaging.mask.MaskRules.BetweenSlices;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.node.imaging.mask.SegOptions;

/**
 * Settings of a node; {@code defaults.yaml} beside this class says what each is and its default.
 *
 * @param aet              our AE title
 * @param dicom            the DICOM port
 * @param http             the HTTP port
 * @param logging          what the log looks like
 * @param audit            where the audit trail goes
 * @param data             folder of instances, index and reports; absolute once read from a file
 * @param index            the database of the work
 * @param inbox            folder whose files are taken
 * @param minFreeMegabytes disk space below which nothing more is taken
 * @param timeZone         of the scanners' and the node's clock; empty: the system's
 * @param roi              which ROI; empty: the only one, or the only tumour
 * @param masks            what becomes of masks that do not fit their images as they are
 * @param series           how series are read
 * @param pairing          what makes a time point, and a pair
 * @param extraction       name of the extraction preset
 * @param signatures       built-in names or paths; paths are absolute once read from a file
 * @param calibration      calibration file; absolute once read from a file
 * @param scores           what is done with scores whose range checks fail
 * @param page             in which forms the one-page picture of a report goes to the PACS
 * @param finding          what the lesions are and where
 * @param work             how steps are run
 * @param fhir             what a site decides about the FHIR form
 * @param destinations     where reports go
 * @param routes           rules for some images and masks, the first that fits
 * @param archives         who is asked for a missing baseline, in order
 * @param retrieve         how it is asked for
 */
public record NodeConfig(
        String aet,
        DicomConfig dicom,
        HttpConfig http,
        LoggingConfig logging,
        AuditConfig audit,
        Path data,
        IndexConfig index,
        InboxConfig inbox,
        long minFreeMegabytes,
        Optional<String> timeZone,
        Optional<RoiConfig> roi,
        Masks masks,
        SeriesConfig series,
        Pairing pairing,
        String extraction,
        List<String> signatures,
        Optional<Path> calibration,
        ScoreChecks scores,
        Page page,
        FindingCodes finding,
        Work work,
        FhirForm fhir,
        Destinations destinations,
        List<RouteConfig> routes,
        List<ArchiveConfig> archives,
        RetrieveConfig retrieve) {
    public NodeConfig {
        Checks.aeTitle("aet", aet);
        Checks.range("minFreeMegabytes", minFreeMegabytes, 0, Integer.MAX_VALUE);
        timeZone.ifPresent(z -> Checks.zone("timeZone", z));
        if (inbox.folder().filter(f -> f.startsWith(data) || data.startsWith(f)).isPresent()) {
            throw new InvalidValueException("inbox.folder", "must be apart from the data folder");
        }
        Checks.text("extraction", extraction);
        signatures = List.copyOf(signatures);
        routes = List.copyOf(routes);
        archives = List.copyOf(archives);
        if (dicom.tls().isEmpty() && archives.stream().anyMatch(ArchiveConfig::overTls)) {
            throw new InvalidValueException("archives", "an archive has tls: true, but dicom.tls is not set");
        }
        if (dicom.tls().isEmpty() && destinations.pacs().stream().anyMatch(Pacs::overTls)) {
            throw new InvalidValueException("destinations.pacs", "a PACS has tls: true, but dicom.tls is not set");
        }
    }

    /** These settings with what a route says in their place; destinations are all of them, and there are no routes. */
    public NodeConfig forRoute(RouteConfig route) {
        RouteConfig.Use use = route.use();
        return new NodeConfig(
                aet,
                dicom,
                http,
                logging,
                audit,
                data,
                index,
                inbox,
                minFreeMegabytes,
                timeZone,
                use.roi().or(() -> roi),
                masks,
                use.series().map(series::with).orElse(series),
                use.pairing().map(pairing::with).orElse(pairing),
                use.extraction().orElse(extraction),
                use.signatures().orElse(signatures),
                use.calibration().or(() -> calibration),
                scores,
                page,
                finding,
                work,
                fhir,
                destinations,
                List.of(),
                archives,
                retrieve);
    }

    /** The time zone of the scanners' and the node's clock. */
    public ZoneId zone() {
        return timeZone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    }

    /** The ROI that is measured. */
    public RoiChoice roiChoice() {
        return roi.map(RoiConfig::choice).orElseGet(RoiChoice::automatic);
    }

    /**
     * What becomes of masks that do not fit their images as they are.
     *
     * @param contoursBetweenSlices {@code refuse} or {@code nearest}
     * @param fractionalThreshold   part of Maximum Fractional Value from which on a pixel is inside, above 0 and at most 1
     * @param resample              whether segmentations on another grid than the image's are resampled onto it
     */
    public record Masks(String contoursBetweenSlices, double fractionalThreshold, boolean resample) {
        public Masks {
            Checks.oneOf("contoursBetweenSlices", contoursBetweenSlices, BetweenSlices.class);
            if (!(fractionalThreshold > 0 && fractionalThreshold <= 1)) {
                throw new InvalidValueException(
                        "fractionalThreshold", "must be above 0 and at most 1, was " + fractionalThreshold);
            }
        }

        public MaskRules rules() {
            return new MaskRules(
                    BetweenSlices.valueOf(contoursBetweenSlices.toUpperCase(Locale.ROOT)),
                    new SegOptions(fractionalThreshold, resample));
        }
    }

    /**
     * In which forms the one-page picture of a report goes to the PACS.
     *
     * @param picture Secondary Capture
     * @param pdf     Encapsulated PDF
     */
    public record Page(boolean picture, boolean pdf) {}

    /**
     * When a mask and its series are a time point, and which two time points are a pair.
     *
     * @param quietSeconds  silence after which a complete series is taken
     * @param seriesTimeout seconds after which a mask whose series is not complete is reported
     * @param minDays       fewest days from baseline to mid-treatment
     * @param maxDays       most days from baseline to mid-treatment
     * @param timePointIds  values of Clinical Trial Time Point ID that say which scan it is
     */
    public record Pairing(
            double quietSeconds, double seriesTimeout, int minDays, int maxDays, TimePointIds timePointIds) {
        public Pairing {
            Checks.seconds("quietSeconds", quietSeconds);
            Checks.seconds("seriesTimeout", seriesTimeout);
            Checks.range("minDays", minDays, 1, 36_500);
            Checks.range("maxDays", maxDays, minDays, 36_500);
        }

        private Pairing with(RouteConfig.Window window) {
            return new Pairing(
                    quietSeconds,
                    seriesTimeout,
                    window.minDays().orElse(minDays),
                    window.maxDays().orElse(maxDays),
                    timePointIds);
        }

        public Duration quiet() {
            return Checks.duration(quietSeconds);
        }

        public Duration timeout() {
            return Checks.duration(seriesTimeout);
        }
    }

    /** Values of Clinical Trial Time Point ID (0012,0050), compared without case. */
    public record TimePointIds(List<String> baseline, List<String> mid) {
        public TimePointIds {
            baseline = List.copyOf(baseline);
            mid = List.copyOf(mid);
            for (String id : baseline) {
                if (mid.stream().anyMatch(id::equalsIgnoreCase)) {
                    throw new InvalidValueException("mid", "'" + id + "' is also a baseline");
                }
            }
        }
    }

    /**
     * How steps are run.
     *
     * @param workers    cases measured at once
     * @param attempts   of a step that fails unexpectedly
     * @param firstRetry seconds to the second attempt; doubles
     */
    public record Work(int workers, int attempts, double firstRetry) {
        public Work {
            Checks.range("workers", workers, 1, 256);
            Checks.range("attempts", attempts, 1, 1000);
            Checks.seconds("firstRetry", firstRetry);
        }

        public Duration firstRetryDelay() {
            return Checks.duration(firstRetry);
        }
    }

    /**
     * What a site decides about the FHIR form.
     *
     * @param patientIdSystem identifier system of a Patient ID without an issuer
     * @param issuers         identifier system per Issuer of Patient ID
     * @param accessionSystem identifier system of an Accession Number whose issuer the images do not name
     * @param demographics    whether name, sex and birth date go with the patient's identifier
     */
    public record FhirForm(
            String patientIdSystem,
            Map<String, String> issuers,
            Optional<String> accessionSystem,
            boolean demographics) {
        public FhirForm {
            Checks.text("patientIdSystem", patientIdSystem);
            issuers = Map.copyOf(issuers);
            accessionSystem.ifPresent(s -> Checks.text("accessionSystem", s));
        }
    }

    /**
     * Where reports go.
     *
     * @param firstRetry   seconds to the second attempt; doubles
     * @param longestRetry seconds between attempts at most
     * @param commitmentTimeout seconds after which a storage commitment that has not come is asked for again
     */
    public record Destinations(
            List<Pacs> pacs, List<FhirPush> fhir, double firstRetry, double longestRetry, double commitmentTimeout) {
        public Destinations {
            pacs = List.copyOf(pacs);
            fhir = List.copyOf(fhir);
            Checks.seconds("firstRetry", firstRetry);
            Checks.seconds("longestRetry", longestRetry);
            Checks.seconds("commitmentTimeout", commitmentTimeout);
        }

        /** What routes call them: their names, else AE title and URL. */
        public List<String> names() {
            return Stream.concat(pacs.stream().map(Pacs::label), fhir.stream().map(FhirPush::label))
                    .toList();
        }

        /** With the paths in it relative to a folder made absolute. */
        Destinations resolvedAgainst(Path folder) {
            return new Destinations(
                    pacs,
                    fhir.stream().map(f -> f.resolvedAgainst(folder)).toList(),
                    firstRetry,
                    longestRetry,
                    commitmentTimeout);
        }

        public Duration firstRetryDelay() {
            return Checks.duration(firstRetry);
        }

        public Duration longestRetryDelay() {
            return Checks.duration(longestRetry);
        }

        public Duration commitmentTimeoutDelay() {
            return Checks.duration(commitmentTimeout);
        }
    }

    /**
     * A PACS that takes reports by C-STORE.
     *
     * @param tls        whether it is called over DICOM TLS, with the certificate of {@code dicom.tls}; empty for no
     * @param name       what routes call it; empty: its AE title
     * @param commitment {@code auto}, {@code require} or {@code off}; empty for auto
     */
    public record Pacs(
            String aet,
            String host,
            int port,
            Optional<Boolean> tls,
            Optional<String> name,
            Optional<String> commitment) {
        public Pacs {
            Checks.aeTitle("aet", aet);
            Checks.text("host", host);
            Checks.range("port", port, 1, 65535);
            name.ifPresent(n -> Checks.text("name", n));
            commitment.ifPresent(c -> Checks.oneOf("commitment", c, CommitmentMode.class));
        }

        /** What routes call it. */
        public String label() {
            return name.orElse(aet);
        }

        /** Whether it is asked for storage commitment. */
        public CommitmentMode commitmentMode() {
            return commitment
                    .map(c -> CommitmentMode.valueOf(c.toUpperCase(Locale.ROOT)))
                    .orElse(CommitmentMode.AUTO);
        }

        /** Whether it is called over DICOM TLS. */
        public boolean overTls() {
            return tls.orElse(false);
        }
    }
}
