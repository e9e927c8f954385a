package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.contract.wire.Associate;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu.Outcome;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C-STORE as SCU: to dcmtk's storescp, to our listener, and to a peer that does what peers should not. */
abstract class SendContract extends ScriptedPart {
    private Path compressed(String program, String uid) throws Exception {
        Path file = dir.resolve(uid + "." + program);
        Path plain = write(
                "plain.dcm",
                Samples.twelveBits().toBuilder().text(Tag.SOPInstanceUID, uid).build(),
                EXPLICIT);
        ExternalProgram.runWell(program, plain, file);
        return file;
    }

    private Server storescp(Path folder, String syntaxes) throws IOException {
        int port = FreePort.find();
        return closing(Server.start(port, "storescp", "-od", folder, "-uf", syntaxes, port));
    }

    private Path folder() throws IOException {
        return Files.createDirectory(dir.resolve("received"));
    }

    private List<DicomFile> received(Path folder) throws Exception {
        List<DicomFile> there = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                there.add(codec().read(file));
            }
        }
        return there;
    }

    @Test
    void storescpReceivesFilesAsTheyAreStored() throws Exception {
        Path folder = folder();
        Path[] files = {
            sample("1.2.1", EXPLICIT_VR_LITTLE_ENDIAN),
            sample("1.2.2", IMPLICIT_VR_LITTLE_ENDIAN),
            compressed("dcmcrle", "1.2.3"),
            compressed("dcmcjpls", "1.2.4"),
            compressed("dcmcjpeg", "1.2.5")
        };

        List<Outcome> outcomes = send(at(storescp(folder, "+xa").port()), files);

        List<Outcome> expected = new ArrayList<>();
        List<DicomFile> sent = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            expected.add(new Outcome(files[i], "1.2." + (i + 1), Status.SUCCESS));
            sent.add(codec().read(files[i]));
        }
        assertThat(outcomes).isEqualTo(expected);
        assertThat(received(folder)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(sent)
                .extracting(DicomFile::transferSyntax)
                .contains(
                        TransferSyntax.RLE_LOSSLESS, TransferSyntax.JPEG_LS_LOSSLESS, TransferSyntax.JPEG_LOSSLESS_SV1);
    }

    @Test
    void convertsNativeOnesForAPeerThatTakesImplicitVrOnly() throws Exception {
        Path folder = folder();
        Path rle = compressed("dcmcrle", "1.2.1");
        Path explicit = sample("1.2.2", EXPLICIT_VR_LITTLE_ENDIAN);
        Path bigEndian = sample("1.2.3", TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
        Path deflated = sample("1.2.4", TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);

        List<Outcome> outcomes = send(at(storescp(folder, "+xi").port()), rle, explicit, bigEndian, deflated);

        assertThat(outcomes.get(0).status().isSuccess()).isFalse();
        assertThat(outcomes.get(0).status().comment()).contains("not sent", "transfer syntax");
        assertThat(outcomes.subList(1, 4)).allMatch(o -> o.status().isSuccess());
        assertThat(received(folder))
                .containsExactlyInAnyOrder(
                        new DicomFile(IMPLICIT, codec().read(explicit).dataset()),
                        new DicomFile(IMPLICIT, codec().read(bigEndian).dataset()),
                        new DicomFile(IMPLICIT, codec().read(deflated).dataset()));
    }

    @Test
    void aPrivateClassIsSentAsItIs() throws Exception {
        Dataset d = Samples.image().toBuilder()
                .text(Tag.SOPClassUID, "1.3.6.1.4.1.5962.301.1")
                .build();
        Path file = write("private.dcm", d, EXPLICIT);
        StorageScp.Listener listener = listen();

        assertThat(send(new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "SENDER"), file))
                .containsExactly(new Outcome(file, Samples.INSTANCE, Status.SUCCESS));

        RecordingHandler.Stored stored = handler.nextStored();
        assertThat(stored.request().sopClassUid()).isEqualTo("1.3.6.1.4.1.5962.301.1");
        assertThat(stored.data()).isEqualTo(Part10Bytes.dataset(Files.readAllBytes(file)));
    }

    @Test
    void reportsThePeersStatusPerFileAndWhatCouldNotBeRead() throws Exception {
        handler.status = Status.dataSetMismatch("not today");
        Path file = sample("1.2.1", EXPLICIT_VR_LITTLE_ENDIAN);
        Path text = Files.writeString(dir.resolve("a.txt"), "no DICOM");
        RemoteAe peer = new RemoteAe("DELTARAD", "127.0.0.1", listen().port(), "SENDER");

        List<Outcome> outcomes = send(peer, text, file, dir.resolve("missing.dcm"));

        assertThat(outcomes.get(0).status().comment()).contains("not sent", "DICM");
        assertThat(outcomes.get(1)).isEqualTo(new Outcome(file, "1.2.1", new Status(0xA900, "not today")));
        assertThat(outcomes.get(2).sopInstanceUid()).isEmpty();
        assertThat(outcomes.get(2).status().comment()).contains("not sent", "missing.dcm");
        assertThat(send(peer, text)).hasSize(1);
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void warningsAndFailuresAreOfTheirFiles() throws Exception {
        Path[] files = {sample("1.2.1", EXPLICIT), sample("1.2.2", EXPLICIT), sample("1.2.3", EXPLICIT)};

        List<Outcome> outcomes = against(
                peer -> {
                    peer.acceptAssociation(16384);
                    answer(peer, 0xB000, "coerced");
                    answer(peer, 0xC001, "");
                    answer(peer, 0, "");
                    release(peer);
                },
                peer -> send(peer, files));

        assertThat(outcomes)
                .extracting(Outcome::status)
                .containsExactly(new Status(0xB000, "coerced"), new Status(0xC001, ""), Status.SUCCESS);
    }

    @Test
    void saysWhoItIsAndWhatItHas() throws Exception {
        Path explicit = sample("1.2.1", EXPLICIT);
        List<Object> seen = new ArrayList<>();

        against(
                peer -> {
                    Associate request = peer.acceptAssociation(16384);
                    WirePeer.Message message = peer.message();
                    peer.command(message.context(), message.command().answered(0, ""));
                    release(peer);
                    seen.addAll(List.of(
                            request.called(),
                            request.calling(),
                            message.command().sopClass(),
                            message.command().sopInstance(),
                            request.context(message.context()).orElseThrow().abstractSyntax(),
                            request.contexts().stream()
                                    .anyMatch(c -> c.transferSyntaxes().contains(IMPLICIT))));
                    assertThat(message.dataset()).isEqualTo(Part10Bytes.dataset(Files.readAllBytes(explicit)));
                },
                peer -> send(peer, explicit));

        assertThat(seen).containsExactly("STORESCP", "DELTARAD", Samples.CT, "1.2.1", Samples.CT, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 128, 16})
    void itsPdusAreNoLongerThanThePeerAllows(int allowed) throws Exception {
        Path file = sample("1.2.1", EXPLICIT);
        List<Integer> longest = new ArrayList<>();

        List<Outcome> outcomes = against(
                peer -> {
                    peer.acceptAssociation(allowed);
                    WirePeer.Message message = peer.message();
                    longest.add(message.longestPdu());
                    peer.command(message.context(), message.command().answered(0, ""));
                    release(peer);
                },
                peer -> send(peer, file));

        assertThat(outcomes).allMatch(o -> o.status().isSuccess());
        assertThat(longest.get(0)).isBetween(allowed / 2, allowed);
    }

    @Test
    void aPeerThatBreaksOffLeavesOutcomesForAllFiles() throws Exception {
        Path[] files = {sample("1.2.1", EXPLICIT), sample("1.2.2", EXPLICIT), sample("1.2.3", EXPLICIT)};
        for (Script how : List.<Script>of(
                peer -> peer.send(Pdu.abort()), WirePeer::close, peer -> peer.send(new byte[] {0x47, 0x45, 0x54}))) {
            List<Outcome> outcomes = against(
                    peer -> {
                        peer.acceptAssociation(16384);
                        answer(peer, 0, "");
                        peer.next(); // the second one has begun
                        how.play(peer);
                    },
                    peer -> send(peer, files));

            assertThat(outcomes).extracting(Outcome::sopInstanceUid).containsExactly("1.2.1", "1.2.2", "1.2.3");
            assertThat(outcomes.get(0).status()).isEqualTo(Status.SUCCESS);
            assertThat(outcomes.subList(1, 3))
                    .allSatisfy(o -> assertThat(o.status().comment()).contains("not sent", "STORESCP@127.0.0.1:"));
            assertThat(outcomes).filteredOn(o -> o.status().isSuccess()).hasSize(1);
        }
    }

    @Test
    void storescpThatAbortsLeavesOutcomesForAllFiles() throws Exception {
        int port = FreePort.find();
        closing(Server.start(port, "storescp", "--abort-after", "--ignore", port));

        List<Outcome> outcomes = send(at(port), sample("1.2.1", EXPLICIT), sample("1.2.2", EXPLICIT));

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(1).status().isSuccess()).isFalse();
        assertThat(outcomes.get(1).status().comment()).contains("STORESCP@127.0.0.1:" + port);
    }

    @Test
    void aPeerThatNeverAnswersIsNotWaitedForForEver() throws Exception {
        Path[] files = {sample("1.2.1", EXPLICIT), sample("1.2.2", EXPLICIT)};
        long start = System.nanoTime();

        List<Outcome> outcomes = against(
                peer -> {
                    peer.acceptAssociation(16384);
                    peer.message();
                    assertThat(peer.isEnded()).isTrue();
                },
                peer -> send(peer, files));

        assertThat(outcomes).noneMatch(o -> o.status().isSuccess());
        assertThat(outcomes.get(0).status().comment()).contains("0.5 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }
}
