package org.deltarad.node.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.fhir.server.ResourceStore;
import org.deltarad.node.index.Index;
import org.deltarad.node.work.ReportFiles;

/** The stored reports, for the FHIR endpoint. */
public final class ReportResources implements ResourceStore {
    private final Index index;
    private final ReportFiles files;

    public ReportResources(Index index, ReportFiles files) {
        this.index = index;
        this.files = files;
    }

    @Override
    public Map<String, Instant> reports() {
        return index.read(t -> t.reports().documents());
    }

    @Override
    public Optional<ReportBundle> bundle(String sopInstanceUid) {
        try {
            return files.bundle(sopInstanceUid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
