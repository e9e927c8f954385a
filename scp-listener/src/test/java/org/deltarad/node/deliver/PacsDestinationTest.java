package org.deltarad.node.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.node.config.CommitmentMode;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.work.ReportFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacsDestinationTest {
    private static final DicomToolkit TOOLKIT = DicomToolkit.standard();

    @ParameterizedTest
    @CsvSource({
        "0000, Taken",
        "B000, Taken",
        "B007, Taken",
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
    void segmentationsAreSentBeforeTheSrAndPagesAfterIt(@TempDir Path data) throws Exception {
        DataFolder folder = new DataFolder(data);
        folder.create();
        for (String part : List.of("", ".seg1", ".seg2", ".picture", ".document")) {
            write(folder.reports().resolve("2.25.1" + part + ".dcm"), "2.25.1" + (part.isEmpty() ? 0 : part.length()));
        }
        StorageScu scu = (peer, files) -> files.stream()
                .map(f -> new StorageScu.Outcome(f, "", new Status(f.toString().contains(".seg2.") ? 0xA700 : 0, "")))
                .toList();
        RemoteAe peer = new RemoteAe("PACS", "127.0.0.1", 104, "NODE", Optional.empty(), Timeouts.STANDARD);
        PacsDestination pacs = new PacsDestination(
                scu, TOOLKIT.storageCommitment(), peer, CommitmentMode.AUTO, new ReportFiles(folder, TOOLKIT.codec()));

        List<Destination.Item> items = pacs.items("2.25.1");
        assertThat(items)
                .extracting(Destination.Item::file)
                .containsExactly(
                        "2.25.1.seg1.dcm",
                        "2.25.1.seg2.dcm",
                        "2.25.1.dcm",
                        "2.25.1.picture.dcm",
                        "2.25.1.document.dcm");
        assertThat(items).extracting(i -> i.page().orElse("")).containsExactly("", "", "", "picture", "PDF");
        assertThat(items).extracting(Destination.Item::sopInstanceUid).startsWith("2.25.15", "2.25.15", "2.25.10");
        assertThat(pacs.send(items).get(1)).isInstanceOf(Destination.NotNow.class);
    }

    private static void write(Path file, String uid) throws IOException, DicomException {
        Dataset object = Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.88.33")
                .text(Tag.SOPInstanceUID, uid)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TOOLKIT.codec().write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, object), out);
        Files.write(file, out.toByteArray());
    }
}
