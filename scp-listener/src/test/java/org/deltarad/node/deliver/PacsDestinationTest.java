package org.deltarad.node.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.deltarad.dicom.net.StorageScp.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacsDestinationTest {
    @ParameterizedTest
    @CsvSource({
        "0000, Delivered",
        "B000, Delivered",
        "B007, Delivered",
        "A700, NotNow",
        "A7FF, NotNow",
        "A900, Refused",
        "C000, Refused",
        "0122, Refused",
        "0124, Refused"
    })
    void aStatusIsTakenAsPs34SaysIt(String code, String outcome) {
        assertThat(PacsDestination.outcome(new Status(Integer.parseInt(code, 16), ""))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }
}
