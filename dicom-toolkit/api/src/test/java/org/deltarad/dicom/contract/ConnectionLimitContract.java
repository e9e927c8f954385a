package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.StorageScp;
import org.junit.jupiter.api.Test;

/** How many connections a listener has at once, and which of them make room for others. */
abstract class ConnectionLimitContract extends ListenerPart {
    private static final int ASSOCIATIONS = 4;
    private static final int SPARE = 64;

    private StorageScp.Listener listenToFew() throws IOException {
        return listen(options(Admission.of("DELTARAD", ASSOCIATIONS)), handler);
    }

    /** They wait for us to close (PS3.8 has the requestor do it); until ARTIM ends that we keep them, but not in want. */
    @Test
    void peersThatLeaveTheirConnectionOpenDoNotKeepOthersOut() throws Exception {
        StorageScp.Listener listener = listenToFew();
        for (int i = 0; i < 100; i++) { // more connections than the listener has at once
            associated(listener, "CLINGING").release();
        }

        echo(listener);

        listener.close();
        assertThat(handler.incidents).isEmpty();
    }

    /** Who says nothing costs a thread; how many that can be is limited, and they make room for those who speak. */
    @Test
    void silentConnectionsAreLimitedAndKeepNobodyOut() throws Exception {
        StorageScp.Listener listener = listenToFew();
        WirePeer served = associated(listener, "SERVED");
        List<WirePeer> silent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            silent.add(call(listener));
        }

        echo(listener);

        assertThat(silent.get(0).isEnded()).isTrue();
        served.release();
        assertThat(handler.incidents).isEmpty();
        assertThat(busyThreads()).isLessThanOrEqualTo(1 + ASSOCIATIONS + SPARE);
    }

    /** When those that were turned away have gone. */
    private static long busyThreads() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("dicom-scp-"))
                .map(Map.Entry::getValue)
                .filter(stack ->
                        Stream.of(stack).noneMatch(f -> f.getMethodName().equals("getTask")))
                .count();
    }
}
