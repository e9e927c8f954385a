package org.deltarad.node;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.feature.Version;
import org.deltarad.fhir.FhirMapper;
import org.deltarad.fhir.FhirSettings;
import org.deltarad.fhir.PatientIdentity;
import org.deltarad.node.commitment.CommitmentDesk;
import org.deltarad.node.commitment.CommitmentStep;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.DicomConfig;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.config.RetrieveConfig;
import org.deltarad.node.deliver.CommitmentLedger;
import org.deltarad.node.deliver.DeliveryStep;
import org.deltarad.node.deliver.Destination;
import org.deltarad.node.inbox.Inbox;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.pair.Completeness;
import org.deltarad.node.pair.Pairing;
import org.deltarad.node.pair.SeriesCheck;
import org.deltarad.node.receive.Intake;
import org.deltarad.node.receive.Integrity;
import org.deltarad.node.receive.Receiver;
import org.deltarad.node.retrieve.BaselineSearch;
import org.deltarad.node.retrieve.RetrieveStep;
import org.deltarad.node.stow.StowServlet;
import org.deltarad.node.web.ReportResources;
import org.deltarad.node.web.WebServer;
import org.deltarad.node.web.page.Pages;
import org.deltarad.node.work.Backoff;
import org.deltarad.node.work.Operations;
import org.deltarad.node.work.Protocols;
import org.deltarad.node.work.Queues;
import org.deltarad.node.work.ReportComposer;
import org.deltarad.node.work.ReportFiles;
import org.deltarad.node.work.ReportMaker;
import org.deltarad.node.work.ReportStep;
import org.deltarad.node.work.Routing;
import org.deltarad.node.work.ScoringVersion;
import org.deltarad.node.work.Step;
import org.deltarad.node.work.Sweep;
import org.deltarad.node.work.TimePointStep;
import org.deltarad.node.work.WorkQueue;
import org.deltarad.node.work.Workers;
import org.deltarad.report.Device;

/** Makes the parts of a node from its configuration, each from the ones before it, and starts them. */
final class Assembly {
    private static final int LONGEST_PATIENCE_DOUBLINGS = 8;

    /** How long running steps may go on at a stop; what is left is done at the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final NodeConfig config;
    private final Clock clock;
    private final Deque<AutoCloseable> parts;
    private final DicomToolkit toolkit;
    private final DataFolder folder;
    private final ReportFiles files;
    private final DicomPort port;
    private final List<Destination> destinations;
    private final Plans plans;
    private final Archives archives;

    /**
     * Loads what the configuration names.
     *
     * @param parts receives what has to be closed, the last first
     */
    Assembly(NodeConfig config, Clock clock, Deque<AutoCloseable> parts) throws ConfigException {
        this.config = config;
        this.clock = clock;
        this.parts = parts;
        try {
            this.toolkit = config.dicom().toolkit().map(DicomToolkit::named).orElseGet(DicomToolkit::standard);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage(), e);
        }
        this.folder = new DataFolder(config.data());
        this.files = new ReportFiles(folder, toolkit.codec());
        this.port = DicomPort.of(config, toolkit.pixelDecoder().transferSyntaxes());
        this.destinations = Destinations.of(config, port, toolkit, files);
        this.plans = new Plans(config, destinations);
        this.archives = new Archives(config, port);
    }

    /** What a running node is asked for. */
    record Started(Index index, DicomPort port, StorageScp.Listener dicom, WebServer http) {}

    Started start() throws IOException {
        folder.create();
        Installation installation = Installation.of(folder.root());
        String name = keep(NodeName.take(
                        folder.root(), config.index().nodeName().orElse("node")))
                .name();
        Index index = keep(Index.open(config.index().source(folder.root())));
        index.update(t -> t.releaseTasks(name));
        Observation observed = new Observation(config, folder, name, index, toolkit.name(), clock, parts);
        Queues queues = Queues.in(index.dataSource(), clock);
        WorkQueue work = queues.work();
        Intake intake = keep(new Intake(
                folder,
                index,
                toolkit.codec(),
                config.minFreeMegabytes() << 20,
                clock,
                id -> work.add(TimePointStep.NAME, id)));
        intake.recover();
        observed.watch(intake);
        CommitmentDesk desk = new CommitmentDesk(
                index,
                port.peers().keySet(),
                new CommitmentLedger(index, queues, clock),
                id -> queues.deliveries().hurry(Queues.COMMITMENT, id),
                clock);
        WebServer http = keep(WebServer.start(config.http(), index, webContent(index, queues, intake, observed)));
        Device device = new Device(installation.deviceUid(), config.aet(), Version.current());
        Protocols protocols = plans.protocols(toolkit, device);
        Routing routing = new Routing(protocols, folder, toolkit.codec());
        Pairing pairing = new Pairing(index, plans.pairingRule(), clock);
        LongConsumer onWaiting =
                archives.isEmpty() ? id -> {} : id -> queues.retrievals().add(Queues.RETRIEVAL, id);
        startWorkers(
                index,
                name,
                observed,
                List.of(
                        timePoints(index, routing, pairing, work, onWaiting),
                        reports(index, protocols, device, queues)));
        startDeliveries(index, name, observed);
        if (config.scores().rescore()) {
            new ScoringVersion(folder.root(), new Operations(index, queues, clock)).apply(protocols);
        }
        Receiver receiver = new Receiver(intake, desk);
        StorageScp.Listener listener = observed.watched(keep(listen(observed.observed(receiver))));
        if (!archives.isEmpty()) {
            Archives.Takers takers = new Archives.Takers(
                    receiver, (peer, study, part10) -> intake.takePart10(peer, Optional.of(study), part10)
                            .status());
            startRetrievals(index, name, observed, retrievals(index, routing, pairing, takers, work));
        }
        keep(new Sweep(index, queues, longestPause(), onWaiting, clock)).start();
        if (config.inbox().folder().isPresent()) {
            keep(new Inbox(config.inbox().folder().get(), config.inbox().quiet(), intake))
                    .start();
        }
        return new Started(index, port, listener, http);
    }

    private TimePointStep timePoints(
            Index index, Routing routing, Pairing pairing, WorkQueue work, LongConsumer onWaiting) {
        SeriesCheck check = new SeriesCheck(config.pairing());
        return new TimePointStep(
                index,
                folder,
                check,
                new Completeness(index, folder, toolkit.codec(), check),
                routing,
                pairing,
                files,
                work,
                onWaiting,
                clock,
                config.zone());
    }

    private ReportStep reports(Index index, Protocols protocols, Device device, Queues queues) {
        ReportComposer composer = new ReportComposer(
                index, folder, toolkit.codec(), protocols, config.finding().toFinding(), device, config.zone());
        FhirSettings settings = new FhirSettings(
                config.zone(),
                new PatientIdentity(
                        config.fhir().patientIdSystem(), config.fhir().issuers()),
                config.fhir().accessionSystem(),
                config.fhir().demographics());
        return new ReportStep(
                index,
                composer,
                new ReportMaker(
                        new FhirMapper(settings),
                        files,
                        config.page().picture(),
                        config.page().pdf()),
                files,
                new ReportStep.Outbox(protocols, queues),
                clock);
    }

    private void startWorkers(Index index, String name, Observation observed, List<Step> steps) {
        NodeConfig.Work w = config.work();
        Duration longest = w.firstRetryDelay().multipliedBy(1L << LONGEST_PATIENCE_DOUBLINGS);
        observed.watched(
                        "workers",
                        keep(new Workers(
                                index.dataSource(),
                                new Workers.Settings(
                                        Queues.WORK_TABLE,
                                        name,
                                        config.index().heartbeatInterval(),
                                        w.workers(),
                                        polling(),
                                        PATIENCE,
                                        w.attempts(),
                                        backoff(w.firstRetryDelay(), longest)),
                                observed.observed(steps),
                                clock)))
                .start();
    }

    private void startDeliveries(Index index, String name, Observation observed) {
        Backoff backoff = backoff(
                config.destinations().firstRetryDelay(), config.destinations().longestRetryDelay());
        observed.watched(
                        "deliveries",
                        keep(new Workers(
                                index.dataSource(),
                                new Workers.Settings(
                                        Queues.DELIVERY_TABLE,
                                        name,
                                        config.index().heartbeatInterval(),
                                        2 + DeliveryStep.PER_DESTINATION * destinations.size(),
                                        polling(),
                                        PATIENCE,
                                        config.work().attempts(),
                                        backoff),
                                observed.observed(List.of(
                                        new DeliveryStep(
                                                index,
                                                observed.observedDestinations(destinations),
                                                backoff,
                                                config.work().attempts(),
                                                config.destinations().commitmentTimeoutDelay(),
                                                clock),
                                        new CommitmentStep(
                                                index,
                                                new Integrity(folder),
                                                toolkit.storageCommitment(),
                                                port.peers(),
                                                backoff,
                                                clock))),
                                clock)))
                .start();
    }

    private RetrieveStep retrievals(
            Index index, Routing routing, Pairing pairing, Archives.Takers takers, WorkQueue work) {
        RetrieveConfig r = config.retrieve();
        return new RetrieveStep(
                index,
                archives.open(toolkit.queryRetrieve(), takers),
                new BaselineSearch(index, folder, mask -> routing.expected(mask).references(), r, plans::criteria),
                pairing,
                r,
                backoff(r.firstRetryDelay(), r.longestRetryDelay()),
                id -> work.add(ReportStep.NAME, id),
                clock);
    }

    private void startRetrievals(Index index, String schedulerName, Observation observed, RetrieveStep step) {
        RetrieveConfig r = config.retrieve();
        observed.watched(
                        "retrievals",
                        keep(new Workers(
                                index.dataSource(),
                                new Workers.Settings(
                                        Queues.RETRIEVE_TABLE,
                                        schedulerName,
                                        config.index().heartbeatInterval(),
                                        archives.count(),
                                        polling(),
                                        PATIENCE,
                                        r.attempts(),
                                        backoff(r.firstRetryDelay(), r.longestRetryDelay())),
                                observed.observed(List.of(step)),
                                clock)))
                .start();
    }

    private StorageScp.Listener listen(StorageScp.Handler receiver) throws IOException {
        DicomConfig d = config.dicom();
        try {
            return toolkit.storageScp().listen(port.options(), receiver);
        } catch (IOException e) {
            throw new IOException("DICOM port " + d.bind() + ":" + d.port() + " cannot be bound: " + e.getMessage(), e);
        }
    }

    private WebServer.Content webContent(Index index, Queues queues, Intake intake, Observation observed) {
        return new WebServer.Content(
                Version.current(),
                config.aet(),
                config.zone(),
                new ReportResources(index, files),
                observed.readiness(),
                observed.metrics()::scrape,
                new Pages(
                        index,
                        new Operations(index, queues, clock),
                        files,
                        toolkit.codec(),
                        folder,
                        config.minFreeMegabytes(),
                        clock),
                observed.audit(),
                List.of(new WebServer.Endpoint("/dicom-web/*", new StowServlet(intake))));
    }

    /** How often the workers look for work: no slower than series fall quiet, no faster than people notice. */
    private Duration polling() {
        long millis = config.pairing().quiet().toMillis() / 4;
        return Duration.ofMillis(Math.max(50, Math.min(500, millis)));
    }

    private Duration longestPause() {
        return Stream.of(
                        DeliveryStep.LONGEST_PAUSE,
                        config.destinations().longestRetryDelay(),
                        config.work().firstRetryDelay().multipliedBy(1L << LONGEST_PATIENCE_DOUBLINGS),
                        config.pairing().quiet())
                .max(Comparator.naturalOrder())
                .get()
                .plusMinutes(1);
    }

    private static Backoff backoff(Duration first, Duration longest) {
        return new Backoff(first, longest, () -> ThreadLocalRandom.current().nextDouble());
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }
}
