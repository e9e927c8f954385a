package org.deltarad.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.net.AdmissionDesk.Admitted;
import org.deltarad.dicom.net.AdmissionDesk.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionDeskTest {
    private static final Admission STRICT = new Admission(
            "DELTARAD",
            Set.of("CT1", "MR1"),
            List.of(AddressRange.parse("10.1.0.0/16"), AddressRange.parse("fd00::/8")),
            3,
            2,
            Optional.empty());

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static void assertRejected(AdmissionDesk.Answer answer, int result, int source, int reason) {
        assertThat(answer).isInstanceOfSatisfying(Rejected.class, r -> {
            assertThat(r.rejection().result()).isEqualTo(result);
            assertThat(r.rejection().source()).isEqualTo(source);
            assertThat(r.rejection().reason()).isEqualTo(reason);
        });
    }

    @Test
    void rejectsByTitleAndAddressAsPs38Says() throws Exception {
        AdmissionDesk desk = new AdmissionDesk(STRICT);
        assertRejected(desk.request(address("10.1.2.3"), "deltarad", "CT1"), 1, 1, 7);
        assertRejected(desk.request(address("10.1.2.3"), "DELTARAD", "CT2"), 1, 1, 3);
        assertRejected(desk.request(address("10.2.2.3"), "DELTARAD", "CT1"), 1, 1, 3);
        assertThat(desk.request(address("10.1.2.3"), "DELTARAD", "CT1")).isInstanceOf(Admitted.class);
        assertThat(desk.request(address("fd12::1"), "DELTARAD", "CT1")).isInstanceOf(Admitted.class);
    }

    @Test
    void limitsAreTransientAndFreedByLeaving() throws Exception {
        AdmissionDesk desk = new AdmissionDesk(STRICT);
        Admitted first = (Admitted) desk.request(address("10.1.0.1"), "DELTARAD", "CT1");
        assertThat(desk.request(address("10.1.0.1"), "DELTARAD", "CT1")).isInstanceOf(Admitted.class);
        assertRejected(desk.request(address("10.1.0.1"), "DELTARAD", "CT1"), 2, 3, 2);
        assertThat(desk.request(address("10.1.0.1"), "DELTARAD", "MR1")).isInstanceOf(Admitted.class);
        assertRejected(desk.request(address("10.1.0.2"), "DELTARAD", "CT1"), 2, 3, 2);
        first.close();
        first.close();
        assertThat(desk.request(address("10.1.0.2"), "DELTARAD", "CT1")).isInstanceOf(Admitted.class);
        assertRejected(desk.request(address("10.1.0.2"), "DELTARAD", "CT1"), 2, 3, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\nERROR", "\u001b[31m", "\u007f", "A\\B"})
    void titlesWithControlCharactersAreNone(String title) throws Exception {
        AdmissionDesk desk = new AdmissionDesk(Admission.of("DELTARAD", 1));

        assertRejected(desk.request(address("10.1.0.1"), "DELTARAD", title), 1, 1, 3);
    }

    @Test
    void aNewPolicyHoldsForRequestsToCome() throws Exception {
        AdmissionDesk desk = new AdmissionDesk(STRICT);
        Admitted in = (Admitted) desk.request(address("10.1.0.1"), "DELTARAD", "CT1");
        desk.apply(Admission.of("OTHER", 1));
        assertRejected(desk.request(address("10.1.0.1"), "DELTARAD", "CT1"), 1, 1, 7);
        assertRejected(desk.request(address("192.0.2.1"), "OTHER", "X"), 2, 3, 2);
        in.close();
        assertThat(desk.request(address("192.0.2.1"), "OTHER", "X")).isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.8, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "10.0.0.128/25, 10.0.0.127, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void rangesContainWhatBeginsAlike(String range, String literal, boolean inside) throws Exception {
        assertThat(AddressRange.parse(range).contains(address(literal))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pacs.example", "10.1.0.0/33", "10.1.0.1/16", "10.1.0/16", "300.1.1.1", "::/129", "10.0.0.0/"
            })
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
