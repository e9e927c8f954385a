package org.deltarad.report.sr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomFiles;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.deltarad.report.page.PageWriter;
import org.deltarad.report.seg.SampleSeg;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our SR, SEG, Secondary Capture and Encapsulated PDF sent to archives of others with dcmtk's storescu and fetched again with its getscu: nothing changes. */
class SrArchiveTest {
    @TempDir
    Path folder;

    @Test
    void dcmqrscpGivesBackWhatItTook() throws Exception {
        int port = FreePort.find();
        Path area = Files.createDirectory(folder.resolve("area"));
        Path configuration = Files.writeString(folder.resolve("dcmqrscp.cfg"), """
                NetworkTCPPort  = %d
                MaxPDUSize      = 16384
                MaxAssociations = 16
                HostTable BEGIN
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                ARCHIVE  %s  RW  (200, 1024mb)  ANY
                AETable END
                """.formatted(port, area));
        try (Server archive = Server.start(port, "dcmqrscp", "-c", configuration)) {
            assertThat(archive.port()).isEqualTo(port);
            assertEverythingComesBack(port);
        }
    }

    @Test
    void orthancGivesBackWhatItTook() throws Exception {
        int port = FreePort.find();
        Path configuration = Files.writeString(
                folder.resolve("orthanc.json"), """
                {
                  "StorageDirectory": "%1$s", "IndexDirectory": "%1$s", "Plugins": [],
                  "DicomAet": "ARCHIVE", "DicomPort": %2$d, "HttpPort": %3$d,
                  "DicomAlwaysAllowStore": true, "DicomAlwaysAllowGet": true, "DicomAlwaysAllowFind": true
                }
                """.formatted(folder.resolve("storage"), port, FreePort.find()));
        try (Server archive = Server.start(port, "Orthanc", configuration)) {
            assertThat(archive.port()).isEqualTo(port);
            assertEverythingComesBack(port);
        }
    }

    private void assertEverythingComesBack(int port) throws Exception {
        int number = 0;
        for (Report made : List.of(Reports.delta(), Reports.baselineOnly(), Reports.withheld())) {
            Report report = numbered(made, ++number);

            Dataset back = sentAndFetched(port, new SrWriter().write(report));

            assertThat(new SrReader().read(back)).isEqualTo(SrContent.of(report));
        }
        Report report = Reports.delta();
        byte[] rgb = new byte[3 * 64 * 48];
        Arrays.fill(rgb, 1000, 2000, (byte) 200);
        sentAndFetched(port, new PageWriter().picture(report, rgb, 64));
        byte[] pdf = "%PDF-1.7\n% of an odd length \n".getBytes(StandardCharsets.US_ASCII);
        sentAndFetched(port, new PageWriter().document(report, pdf));
        sentAndFetched(port, SampleSeg.of(report.subject().attributes()));
    }

    /** The object as it comes back, which is as it was sent. */
    private Dataset sentAndFetched(int port, Dataset object) throws Exception {
        Path sent = DicomFiles.write(object, folder.resolve("sent.dcm"));
        ExternalProgram.runWell("storescu", "-R", "-aec", "ARCHIVE", "127.0.0.1", port, sent);

        Dataset back = DicomFiles.read(fetch(port, object));

        assertThat(back).isEqualTo(DicomFiles.read(sent));
        return back;
    }

    /** The report with a UID of its own. */
    private static Report numbered(Report r, int number) {
        return new Report(
                r.sopInstanceUid() + "." + number,
                r.seriesInstanceUid() + "." + number,
                r.created(),
                r.subject(),
                r.device(),
                r.extraction(),
                r.settings(),
                r.finding(),
                r.timePoints(),
                r.scores(),
                r.links());
    }

    private Path fetch(int port, Dataset object) throws Exception {
        Path into = Files.createTempDirectory(folder, "fetched");
        ExternalProgram.runWell(
                "getscu",
                "-S",
                "-aec",
                "ARCHIVE",
                "-od",
                into,
                "-k",
                "QueryRetrieveLevel=IMAGE",
                "-k",
                "StudyInstanceUID=" + object.requireString(Tag.StudyInstanceUID),
                "-k",
                "SeriesInstanceUID=" + object.requireString(Tag.SeriesInstanceUID),
                "-k",
                "SOPInstanceUID=" + object.requireString(Tag.SOPInstanceUID),
                "127.0.0.1",
                port);
        try (Stream<Path> files = Files.list(into)) {
            return files.findFirst().orElseThrow();
        }
    }
}
