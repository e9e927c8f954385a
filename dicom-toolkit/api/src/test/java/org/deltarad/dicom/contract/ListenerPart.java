package org.deltarad.dicom.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.contract.wire.Associate;
import org.deltarad.dicom.contract.wire.Command;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.Timeouts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A part of the contract with a listener called {@code DELTARAD} on a free port, closed after each test. */
abstract class ListenerPart extends ToolkitPart {
    static final String VERIFICATION = "1.2.840.10008.1.1";
    static final String IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
    static final String EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private static final int ROOM = 40;

    /** New for each test. */
    RecordingHandler handler;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void newHandler() {
        handler = new RecordingHandler();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        open.clear();
    }

    /** Closes something after the test. */
    final <T extends AutoCloseable> T closing(T something) {
        open.add(0, something);
        return something;
    }

    static StorageScp.Options options() {
        return options(Admission.of("DELTARAD", ROOM));
    }

    static StorageScp.Options options(Admission admission) {
        return new StorageScp.Options("127.0.0.1", 0, admission);
    }

    /** All timeouts far away but those given. */
    static Timeouts timeouts(Duration association, Duration pdu, Duration idle) {
        Duration long_ = Duration.ofSeconds(30);
        return new Timeouts(long_, association, pdu, idle, long_);
    }

    final StorageScp.Listener listen(StorageScp.Options options, StorageScp.Handler to) throws IOException {
        return closing(toolkit().storageScp().listen(options, to));
    }

    final StorageScp.Listener listen() throws IOException {
        return listen(options(), handler);
    }

    final WirePeer call(StorageScp.Listener listener) throws IOException {
        return closing(WirePeer.connect(listener.port()));
    }

    /** A peer with an association for CT in implicit VR, context 1. */
    final WirePeer associated(StorageScp.Listener listener, String calling) throws IOException {
        WirePeer peer = call(listener);
        peer.associate(ct(calling));
        return peer;
    }

    static Associate ct(String calling) {
        return new Associate("DELTARAD", calling, new Associate.Context(1, Samples.CT, IMPLICIT));
    }

    static Command ctStore(int messageId, String instance) {
        return Command.store(messageId, Samples.CT, instance);
    }

    final void echo(StorageScp.Listener listener) throws Exception {
        toolkit().echo().echo(new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "ECHOER"));
    }
}
