package org.deltarad.node.soak.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A small file system of its own for a node, in a user and mount namespace: no privileges are needed where the kernel lets
 * anybody have one. It lasts until closed, and is seen from outside below {@link #root}.
 */
public final class Tmpfs implements AutoCloseable {
    private static final long LIMIT_SECONDS = 10;

    private final Process holder;
    private final long pid;
    private final Path folder;

    private Tmpfs(Process holder, long pid, Path folder) {
        this.holder = holder;
        this.pid = pid;
        this.folder = folder;
    }

    /** Why there can be none here; empty when there can. */
    public static Optional<String> problem() throws IOException, InterruptedException {
        Process p;
        try {
            p = new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return Optional.of("unshare is not installed");
        }
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return p.waitFor() == 0 ? Optional.empty() : Optional.of("no mount in a user namespace: " + said);
    }

    /** Mounts one of so many megabytes on a folder. */
    public static Tmpfs mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=" + megabytes + "m none \"$0\" && echo mounted && exec sleep 86400",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] said = p.getInputStream().readNBytes("mounted\n".length());
        if (!new String(said, StandardCharsets.UTF_8).equals("mounted\n")) {
            p.destroyForcibly();
            throw new IOException("no tmpfs could be mounted on " + folder);
        }
        return new Tmpfs(p, p.pid(), folder);
    }

    /** The command that runs another in the namespaces. */
    public List<String> enter() {
        return List.of("nsenter", "-t", Long.toString(pid), "-U", "-m", "--preserve-credentials");
    }

    /** The mounted folder as this process sees it. */
    public Path root() {
        return Path.of("/proc", Long.toString(pid), "root").resolve(Path.of("/").relativize(folder));
    }

    /** Bytes free on it. */
    public long free() throws IOException {
        return Files.getFileStore(root()).getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        holder.destroyForcibly();
        try {
            holder.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
