package org.deltarad.node.retrieve;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Closes a stream of a peer that is silent for too long; reading then fails. */
final class IdleGuard extends FilterInputStream {
    private final ScheduledExecutorService timer;
    private final AtomicLong lastByte = new AtomicLong(System.nanoTime());
    private final Duration longest;
    private volatile boolean expired;

    IdleGuard(InputStream in, Duration longest) {
        super(in);
        this.longest = longest;
        this.timer = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "idle guard");
            t.setDaemon(true);
            return t;
        });
        long period = Math.max(1, longest.toMillis() / 4);
        var unused = timer.scheduleWithFixedDelay(this::check, period, period, TimeUnit.MILLISECONDS);
    }

    private void check() {
        if (System.nanoTime() - lastByte.get() > longest.toNanos()) {
            expired = true;
            try {
                in.close();
            } catch (IOException alreadyBroken) {
                expired = true;
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(to, offset, length);
        } catch (IOException e) {
            throw expired ? new IOException("was silent for " + longest.toSeconds() + " s", e) : e;
        }
        if (expired && count < 0) {
            throw new IOException("was silent for " + longest.toSeconds() + " s");
        }
        lastByte.set(System.nanoTime());
        return count;
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        in.close();
    }
}
