package org.deltarad.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "SEVENTEEN_LETTERS", "BACK\\SLASH", "ÄE"})
    void refusesWhatIsNoAeTitle(String aet) {
        assertThatThrownBy(() -> new RemoteAe(aet, "localhost", 104, "US"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + aet + "'");
        assertThatThrownBy(() -> new RemoteAe("PEER", "localhost", 104, aet))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Admission.of(aet, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPortsLimitsAndTimeoutsOutOfRange() {
        assertThatThrownBy(() -> new RemoteAe("PEER", "localhost", 0, "US")).hasMessageContaining("port");
        assertThatThrownBy(() -> new StorageScp.Options("0.0.0.0", 65536, Admission.of("US", 1)))
                .hasMessageContaining("port");
        assertThatThrownBy(() -> Admission.of("US", 0)).hasMessageContaining("association");
        assertThatThrownBy(() -> Timeouts.STANDARD.withIdle(Duration.ZERO)).hasMessageContaining("timeout");
    }

    @Test
    void aPeerIsNamedByTitleHostAndPort() {
        assertThat(new RemoteAe("PEER", "10.0.0.1", 11112, "US")).hasToString("PEER@10.0.0.1:11112");
    }
}
