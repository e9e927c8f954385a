package org.deltarad.node.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.deltarad.fhir.push.ClientTls;
import org.deltarad.node.config.AuditConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit trail of a running node: to disk, and from there to syslog. */
public final class AuditLog implements AuditTrail, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final AuditConfig config;
    private final AuditMessage message;
    private final AuditJournal journal;
    private final Optional<SyslogForwarder> forwarder;
    private final Clock clock;
    private LocalDate pruned = LocalDate.MIN;

    private AuditLog(
            AuditConfig config,
            AuditMessage message,
            AuditJournal journal,
            Optional<SyslogForwarder> forwarder,
            Clock clock) {
        this.config = config;
        this.message = message;
        this.journal = journal;
        this.forwarder = forwarder;
        this.clock = clock;
    }

    /**
     * Opens the trail.
     *
     * @param folder of its files
     * @param aet    our AE title, the audit source
     * @throws IOException when the folder cannot be written or a key store not be read
     */
    public static AuditLog open(AuditConfig config, Path folder, String aet, Clock clock) throws IOException {
        AuditJournal journal = new AuditJournal(folder);
        Optional<SyslogForwarder> forwarder = Optional.empty();
        if (config.syslog().isPresent()) {
            forwarder = Optional.of(forwarder(config.syslog().get(), journal, folder, aet));
        }
        return new AuditLog(config, new AuditMessage(aet, config.site()), journal, forwarder, clock);
    }

    private static SyslogForwarder forwarder(AuditConfig.Syslog to, AuditJournal journal, Path folder, String aet)
            throws IOException {
        boolean secured = to.over() == AuditConfig.Transport.TLS;
        return new SyslogForwarder(
                journal,
                folder.resolve("syslog.position"),
                to,
                secured
                        ? Optional.of(ClientTls.context(
                                to.keyStore()
                                        .map(file -> new ClientTls.Store(
                                                file, to.password().orElseThrow())),
                                to.trustStore()
                                        .map(file -> new ClientTls.Store(
                                                file, to.trustPassword().orElseThrow()))))
                        : Optional.empty(),
                SyslogMessage.ofThisProcess(aet));
    }

    @Override
    public void record(AuditEvent event) {
        Instant now = clock.instant();
        try {
            journal.append(message.xml(event, now), now);
            prune(LocalDate.ofInstant(now, ZoneOffset.UTC));
        } catch (IOException | RuntimeException e) {
            LOG.error("The audit trail cannot be written: {} {}", event.id(), event.outcome(), e);
        }
    }

    private synchronized void prune(LocalDate today) throws IOException {
        if (config.keep() > 0 && today.isAfter(pruned)) {
            pruned = today;
            journal.prune(today.minusDays(config.keep()), forwarder.map(SyslogForwarder::taken));
        }
    }

    @Override
    public void close() throws IOException {
        forwarder.ifPresent(SyslogForwarder::close);
        journal.close();
    }
}
