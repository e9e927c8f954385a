package org.deltarad.node.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.work.ReportFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void aPacsWithoutPictureAndPdfHasTheReport(@TempDir Path data) throws IOException {
        assertThat(send(data, file -> file.contains(".picture.") || file.contains(".document.") ? 0xC000 : 0))
                .isEqualTo(new Destination.Delivered(
                        "refused there: picture (C-STORE status C000 no); PDF (C-STORE status C000 no)"));
        assertThat(send(data, file -> 0)).isEqualTo(new Destination.Delivered(""));
        assertThat(send(data, file -> file.contains(".picture.") ? 0xA700 : 0)).isInstanceOf(Destination.NotNow.class);
        assertThat(send(data, file -> file.equals("2.25.1.dcm") ? 0xC000 : 0)).isInstanceOf(Destination.Refused.class);
        assertThat(send(data, file -> file.contains(".seg1.") ? 0xC000 : 0)).isInstanceOf(Destination.Refused.class);
    }

    private static Destination.Outcome send(Path data, ToIntFunction<String> status) throws IOException {
        DataFolder folder = new DataFolder(data);
        folder.create();
        for (String part : List.of("", ".seg1", ".picture", ".document")) {
            Files.writeString(folder.reports().resolve("2.25.1" + part + ".dcm"), "x");
        }
        StorageScu scu = (peer, files) -> files.stream()
                .map(f -> new StorageScu.Outcome(
                        f,
                        "2.25.2",
                        new Status(status.applyAsInt(f.getFileName().toString()), "no")))
                .toList();
        RemoteAe peer = new RemoteAe("PACS", "127.0.0.1", 104, "NODE", Optional.empty(), Timeouts.STANDARD);
        return new PacsDestination(
                        scu,
                        peer,
                        new ReportFiles(folder, DicomToolkit.standard().codec()))
                .send("2.25.1");
    }
}
