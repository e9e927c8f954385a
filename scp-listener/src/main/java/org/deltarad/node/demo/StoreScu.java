package org.deltarad.node.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deltarad.dicom.net.RemoteAe;

/** DCMTK's storescu as a child process: a sender that is not ours. */
public final class StoreScu {
    private static final long LIMIT_SECONDS = 120;

    private StoreScu() {}

    /**
     * Sends files, and the files in folders, in one association that proposes what they need ({@code -R}); storescu's own list
     * of SOP classes lacks Segmentation Storage.
     *
     * @throws IOException with storescu's own words when it is not installed, or the peer did not take everything
     */
    public static void send(RemoteAe peer, List<Path> paths) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("storescu", "+sd", "-R", "-v", "-aet", peer.callingAet(), "-aec"));
        command.addAll(List.of(peer.calledAet(), peer.host(), Integer.toString(peer.port())));
        paths.forEach(p -> command.add(p.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Without it dcmtk waits 40 ms for an acknowledgement after every small PDU.
        builder.environment().put("TCP_NODELAY", "1");
        Path output = Files.createTempFile("storescu", ".txt");
        try {
            await(builder.redirectOutput(output.toFile()).start(), peer, output);
        } finally {
            Files.delete(output);
        }
    }

    private static void await(Process storescu, RemoteAe peer, Path output) throws IOException, InterruptedException {
        try {
            if (!storescu.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("storescu to " + peer + " did not end within " + LIMIT_SECONDS + " s");
            }
            if (storescu.exitValue() != 0) {
                String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
                throw new IOException("storescu to " + peer + " did not send everything: " + lastLines(said));
            }
        } finally {
            storescu.destroyForcibly();
        }
    }

    /** Without -v storescu is silent about a refused instance; with it, the end tells. */
    private static String lastLines(String output) {
        List<String> lines = output.strip().lines().toList();
        return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
