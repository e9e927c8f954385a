package org.deltarad.node.bench.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.StorageScp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider's listener, each instance written as it comes.
 *
 * @param synced whether it is synced to disk before its status goes back, as the node does; without it, for comparison
 */
record ToolkitReceiver(DicomToolkit toolkit, boolean synced) implements Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(ToolkitReceiver.class);
    private static final int MAX_ASSOCIATIONS = 64;

    @Override
    public String name() {
        return toolkit.name() + (synced ? "" : ", no sync");
    }

    @Override
    public Running start(Path folder) throws IOException {
        Files.createDirectories(folder);
        ReceivedFiles files = new ReceivedFiles(folder, toolkit.codec(), synced, new AtomicInteger());
        StorageScp.Listener listener = toolkit.storageScp()
                .listen(new StorageScp.Options("127.0.0.1", 0, Admission.of(AET, MAX_ASSOCIATIONS)), files);
        return new Running() {
            @Override
            public int port() {
                return listener.port();
            }

            @Override
            public int stored() {
                return files.stored().get();
            }

            @Override
            public void close() {
                listener.close();
            }
        };
    }

    private record ReceivedFiles(Path folder, DatasetCodec codec, boolean synced, AtomicInteger stored)
            implements StorageScp.Handler {
        @Override
        public StorageScp.Status store(StorageScp.Request request, InputStream data) throws IOException {
            Path file = folder.resolve(request.sopInstanceUid() + ".dcm");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                codec.writeMetaInformation(
                        new FileMetaInformation(
                                request.transferSyntax(),
                                request.sopClassUid(),
                                request.sopInstanceUid(),
                                Optional.of(request.peer().callingAet())),
                        out);
                data.transferTo(out);
                if (synced) {
                    channel.force(true);
                }
            } catch (DicomException e) {
                throw new IOException(e);
            }
            stored.incrementAndGet();
            return StorageScp.Status.SUCCESS;
        }

        @Override
        public void incident(StorageScp.Incident incident) {
            LOG.warn("{} {}", incident.peer(), incident.what());
        }
    }
}
