package org.deltarad.node.web.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.work.ReportFiles;
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the SRs in the reports folder say. */
final class StoredReports {
    private static final Logger LOG = LoggerFactory.getLogger(StoredReports.class);

    private final ReportFiles files;
    private final DatasetCodec codec;

    StoredReports(ReportFiles files, DatasetCodec codec) {
        this.files = files;
        this.codec = codec;
    }

    /** The content of an SR; empty where the file is not here or cannot be read. */
    Optional<SrContent> content(String sopInstanceUid) {
        Path file = files.sr(sopInstanceUid);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SrReader().read(codec.read(file).dataset()));
        } catch (DicomException | IOException e) {
            LOG.warn("SR {} cannot be shown: {}", sopInstanceUid, e.getMessage());
            return Optional.empty();
        }
    }
}
