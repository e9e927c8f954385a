package org.deltarad.dicom.pixelmed.ul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PduTest {
    private static final Pdu.AssociateRq REQUEST = new Pdu.AssociateRq(
            1,
            "CALLED",
            "CALLING",
            PduEncoder.APPLICATION_CONTEXT,
            List.of(
                    new Pdu.Proposed(1, "1.2.840.10008.1.1", List.of("1.2.840.10008.1.2")),
                    new Pdu.Proposed(255, "1.2.3", List.of("1.2.840.10008.1.2.1", "1.2.840.10008.1.2"))),
            List.of(new Pdu.Role("1.2.3", true, false), Pdu.Role.ofScp("1.2.840.10008.1.20.1")),
            65536);

    private static final int MAX_LENGTH = 70000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Wire wire;

    @BeforeEach
    void open() throws Exception {
        wire = Wire.open(Wire.all(Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() throws Exception {
        wire.close();
    }

    private Pdu read(byte[] bytes) throws Exception {
        wire.peerSends(bytes);
        wire.peer().shutdownOutput();
        return new PduReader(wire.ours(), MAX_LENGTH).read(PATIENCE);
    }

    static List<Pdu> pdus() {
        return List.of(
                REQUEST,
                new Pdu.AssociateAc(
                        "CALLED",
                        "CALLING",
                        List.of(new Pdu.Result(1, 0, "1.2.840.10008.1.2")),
                        List.of(new Pdu.Role("1.2.3", true, true)),
                        0xffffffffL),
                new Pdu.AssociateRj(2, 3, 2),
                new Pdu.DataTf(70000),
                new Pdu.ReleaseRq(),
                new Pdu.ReleaseRp(),
                new Pdu.Abort(AbortReason.INVALID_PARAMETER),
                new Pdu.Abort(AbortReason.SERVICE_USER));
    }

    @ParameterizedTest
    @MethodSource("pdus")
    void whatIsEncodedIsRead(Pdu pdu) throws Exception {
        assertThat(read(PduEncoder.encode(pdu))).isEqualTo(pdu);
    }

    @ParameterizedTest
    @CsvSource({
        // type, reserved, length; reserved, result, source, reason (PS3.8 table 9-21)
        "03 00 00000004 00 01 01 07, permanently: called AE title not recognized",
        "03 00 00000004 00 02 03 02, for now: local limit exceeded",
        "03 00 00000004 00 01 02 02, permanently: protocol version not supported"
    })
    void readsRejections(String hex, String meaning) throws Exception {
        assertThat(read(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .asInstanceOf(InstanceOfAssertFactories.type(Pdu.AssociateRj.class))
                .extracting(Pdu.AssociateRj::meaning)
                .isEqualTo(meaning);
    }

    @Test
    void readsARoleSelection() throws Exception {
        byte[] request = PduEncoder.encode(REQUEST);
        byte[] subItem = HexFormat.of()
                .parseHex(
                        "54 00 0009" // type, reserved, length
                                .concat("0005 312e322e33") // UID-length, 1.2.3
                                .concat("01 00") // SCU-role, SCP-role (PS3.7 table D.3-9)
                                .replace(" ", ""));
        assertThat(HexFormat.of().formatHex(request)).contains(HexFormat.of().formatHex(subItem));
    }

    @Test
    void itemsThatAreNotKnownAreIgnored() throws Exception {
        byte[] request = PduEncoder.encode(REQUEST);
        byte[] more = Arrays.copyOf(request, request.length + 6);
        System.arraycopy(new byte[] {0x77, 0, 0, 2, 1, 2}, 0, more, request.length, 6);
        ByteBuffer.wrap(more).putInt(2, more.length - 6);

        assertThat(read(more)).isEqualTo(REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 254, 1})
    void presentationContextIdsThatAreEvenOrThereTwiceAreViolations(int id) {
        Pdu.Proposed first = REQUEST.contexts().get(0);
        Pdu.AssociateRq request = new Pdu.AssociateRq(
                1,
                "CALLED",
                "CALLING",
                PduEncoder.APPLICATION_CONTEXT,
                List.of(first, new Pdu.Proposed(id, first.abstractSyntax(), first.transferSyntaxes())),
                List.of(),
                0);
        assertThatThrownBy(() -> read(PduEncoder.encode(request)))
                .hasMessageContaining("Presentation-context-ID " + id)
                .asInstanceOf(InstanceOfAssertFactories.type(UlException.class))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(AbortReason.INVALID_PARAMETER));
    }

    @ParameterizedTest
    @CsvSource({
        "010000000003000000, INVALID_PARAMETER", // shorter than the fixed part
        "01007fffffff, INVALID_PARAMETER", // 2 GB
        "0100ffffffff, INVALID_PARAMETER",
        "05000000000500, INVALID_PARAMETER",
        "040000011171, INVALID_PARAMETER", // a byte more than we announced
        "0400ffffffff, INVALID_PARAMETER",
        "040000000005, INVALID_PARAMETER", // no room for a presentation data value
        "0000000000000000, UNRECOGNIZED_PDU",
        "080000000004, UNRECOGNIZED_PDU"
    })
    void malformedPdusAreViolations(String hex, AbortReason answer) {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex(hex)))
                .asInstanceOf(InstanceOfAssertFactories.type(UlException.class))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(UlException.Kind.VIOLATION))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(answer));
    }

    @Test
    void damagedRequestsEndInATypedError() throws Exception {
        byte[] whole = PduEncoder.encode(REQUEST);
        Random random = new Random(20260102);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 4 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int k = 0; k < 3 && damaged.length > 6; k++) {
                damaged[6 + random.nextInt(damaged.length - 6)] = (byte) random.nextInt();
            }
            try (Wire another = Wire.open(Wire.all(Duration.ofSeconds(5)))) {
                another.peerSends(damaged);
                another.peer().shutdownOutput();
                assertThat(new PduReader(another.ours(), MAX_LENGTH).read(PATIENCE))
                        .isInstanceOf(Pdu.AssociateRq.class);
                read++;
            } catch (UlException expected) {
                refused++;
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isGreaterThanOrEqualTo(100);
    }

    @Test
    void aPeerThatTakesNoDataTimesOut() throws Exception {
        try (Wire stuck = Wire.open(Wire.all(Duration.ofMillis(200)))) {
            byte[] data = new byte[1 << 20];
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) { // more than the socket buffers take
                            stuck.ours().write(data, 0, data.length);
                        }
                    })
                    .asInstanceOf(InstanceOfAssertFactories.type(UlException.class))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(UlException.Kind.TIMED_OUT));
        }
    }

    @Test
    void aRequestThatTricklesInIsEndedByTheArtimTimer() throws Exception {
        try (Wire slow = Wire.open(Wire.all(Duration.ofMillis(300)))) {
            Thread peer = new Thread(() -> {
                try {
                    for (byte b : PduEncoder.encode(REQUEST)) {
                        slow.peerSends(new byte[] {b});
                        LockSupport.parkNanos(20_000_000); // some 5 s for the whole request
                    }
                } catch (IOException cutOff) {
                    // as expected
                }
            });
            peer.start();
            slow.ours().startArtim();
            assertThatThrownBy(() -> new PduReader(slow.ours(), MAX_LENGTH).read(PATIENCE))
                    .hasMessageContaining("0.3 s");
            slow.peer().close();
            peer.join();
        }
    }
}
