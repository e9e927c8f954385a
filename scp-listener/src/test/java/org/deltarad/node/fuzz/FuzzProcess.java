package org.deltarad.node.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.volume.io.ImageFileException;

/**
 * Reads mutated files, one after the other, in a process of its own with little memory: a line for each says how it ended.
 * Arguments: folder of the corpus, seed, first case, case after the last.
 */
final class FuzzProcess {
    /** Exit status of a process that was ended since a case did not. */
    static final int HANGS = 3;
    /** What a case may take. */
    static final long LIMIT_MILLIS = 2_000;

    private static final long HANG_MILLIS = 20_000;
    private static final int FRAMES_SHOWN = 12;

    private final Path corpus;
    private final Path file;
    private volatile FuzzCase current;
    private volatile long started;

    private FuzzProcess(Path corpus) {
        this.corpus = corpus;
        this.file = corpus.resolve("case");
    }

    public static void main(String[] arguments) throws Exception {
        Path corpus = Path.of(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        List<FuzzKind> kinds = FuzzCorpus.kinds(corpus);
        FuzzProcess process = new FuzzProcess(corpus);
        for (FuzzKind kind : kinds) {
            process.requireReadable(kind);
        }
        process.watch(Thread.currentThread());
        for (FuzzKind kind : kinds) {
            Path bomb = corpus.resolve(FuzzCorpus.BOMBS).resolve(kind.name());
            if (Files.exists(bomb)) {
                process.run(new FuzzCase(-1, kind, Mutation.HUGE_SIZE, Files.readAllBytes(bomb)));
            }
        }
        for (int n = Integer.parseInt(arguments[2]); n < Integer.parseInt(arguments[3]); n++) {
            process.run(FuzzCase.of(corpus, kinds, seed, n));
        }
    }

    /** What is not mutated must be read, else mutations show nothing. */
    private void requireReadable(FuzzKind kind) throws Exception {
        FuzzCase whole = new FuzzCase(
                -1,
                kind,
                Mutation.BIT_FLIPS,
                Files.readAllBytes(corpus.resolve(kind.name()).resolve(FuzzCorpus.FILE)));
        Files.write(file, whole.bytes());
        try {
            kind.read(file, whole.companions(corpus));
        } catch (ImagingException | DicomException | ImageFileException e) {
            say(-1, kind, null, "ORIGINAL", 0, e.toString());
        }
    }

    private void watch(Thread worker) {
        Thread watchdog = new Thread(() -> {
            while (true) {
                FuzzCase now = current;
                if (now != null && millisSince(started) > HANG_MILLIS) {
                    say(
                            now.number(),
                            now.kind(),
                            now.mutation(),
                            "HANGS",
                            millisSince(started),
                            at(worker.getStackTrace()));
                    Runtime.getRuntime().halt(HANGS);
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(100);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private void run(FuzzCase fuzzed) throws IOException {
        Files.write(file, fuzzed.bytes());
        List<Path> companions = fuzzed.companions(corpus);
        started = System.nanoTime();
        current = fuzzed;
        String ended = outcome(fuzzed, companions);
        long millis = millisSince(started);
        if (millis > LIMIT_MILLIS) {
            // The machine may have been busy: what is slow is slow again.
            started = System.nanoTime();
            ended = outcome(fuzzed, companions);
            millis = Math.min(millis, millisSince(started));
        }
        current = null;
        String[] parts = ended.split("\t", -1);
        say(
                fuzzed.number(),
                fuzzed.kind(),
                fuzzed.mutation(),
                millis > LIMIT_MILLIS ? "SLOW" : parts[0],
                millis,
                parts.length > 1 ? parts[1] : "");
    }

    private String outcome(FuzzCase fuzzed, List<Path> companions) {
        try {
            fuzzed.kind().read(file, companions);
            return "VALUE";
        } catch (ImagingException e) {
            return "REFUSED\t" + e.reason();
        } catch (DicomException | ImageFileException e) {
            return "REFUSED\t" + e.getClass().getSimpleName();
        } catch (Throwable e) {
            return "ESCAPED\t" + e + " " + at(e.getStackTrace());
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static String at(StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < Math.min(FRAMES_SHOWN, stack.length); n++) {
            text.append(" < ").append(stack[n]);
        }
        return text.toString();
    }

    private static void say(int n, FuzzKind kind, Mutation mutation, String ended, long millis, String what) {
        System.out.println(String.join(
                "\t",
                Integer.toString(n),
                kind.name(),
                String.valueOf(mutation),
                ended,
                Long.toString(millis),
                what.replaceAll("\\s+", " ")));
        System.out.flush();
    }
}
