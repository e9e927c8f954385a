package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.deltarad.dicom.net.QueryRetrieve.Retrieved;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Query and retrieval with dcmtk's archive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DcmqrscpContract extends QueryPart {
    private Server dcmqrscp;
    private int ourPort;
    private boolean filled;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        ourPort = FreePort.find();
        int port = FreePort.find();
        Path area = Files.createDirectory(folder.resolve("area"));
        Path configuration = Files.writeString(folder.resolve("dcmqrscp.cfg"), """
                NetworkTCPPort  = %d
                MaxPDUSize      = 16384
                MaxAssociations = 16
                HostTable BEGIN
                us = (DELTARAD, 127.0.0.1, %d)
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                DCMQRSCP  %s  RW  (200, 1024mb)  ANY
                AETable END
                """.formatted(port, ourPort, area));
        dcmqrscp = Server.start(port, "dcmqrscp", "-v", "-c", configuration);
    }

    @AfterAll
    void stop() {
        if (dcmqrscp != null) {
            dcmqrscp.close();
        }
    }

    @Override
    RemoteAe archive() throws Exception {
        RemoteAe archive = new RemoteAe("DCMQRSCP", "127.0.0.1", dcmqrscp.port(), "DELTARAD");
        if (!filled) {
            fill(archive);
            filled = true;
        }
        return archive;
    }

    @Override
    int ourPort() {
        return ourPort;
    }

    @Test
    void aMoveOfWhichPartFailsSaysSo() throws Exception {
        RemoteAe archive = archive();
        RecordingHandler picky = new RecordingHandler() {
            @Override
            public Status store(StorageScp.Request request, InputStream data) throws IOException {
                super.store(request, data);
                return request.sopInstanceUid().equals("2.25.12") ? Status.outOfResources("full") : Status.SUCCESS;
            }
        };
        listen(new StorageScp.Options("127.0.0.1", ourPort(), options().admission()), picky);

        Retrieved moved = queries().move(archive, study(STUDY_1), "DELTARAD");

        assertThat(moved.status()).isEqualTo(0xB000);
        assertThat(List.of(moved.completed(), moved.failed())).containsExactly(1, 1);
    }

    @Test
    void whatIsNotThereIsNotRetrieved() throws Exception {
        RemoteAe archive = archive();

        assertThat(queries()
                        .get(archive, study("2.25.404"), Set.of(Samples.CT), handler)
                        .completed())
                .isZero();
        assertThat(handler.stored).isEmpty();
    }
}
