package org.deltarad.node.soak.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** Opens connections that end badly. Whatever the node answers is read and thrown away. */
public final class HostileSender {
    private static final int CONNECT_MILLIS = 10_000;

    private HostileSender() {}

    /**
     * Sends bytes and reads until the node closes, or for so long.
     *
     * @return whether the node closed the connection
     */
    public static boolean send(int port, byte[] bytes, int patienceMillis) {
        try (Socket s = connect(port)) {
            s.setSoTimeout(patienceMillis);
            s.getOutputStream().write(bytes);
            s.getOutputStream().flush();
            s.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    /**
     * Sends byte after byte with pauses until the node closes, or for so long.
     *
     * @param atOnce bytes that are sent without a pause first
     * @return whether the node closed the connection
     */
    public static boolean drip(int port, byte[] bytes, int atOnce, int pauseMillis, long patienceMillis)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        try (Socket s = connect(port)) {
            s.setTcpNoDelay(true);
            s.setSoTimeout(pauseMillis);
            s.getOutputStream().write(bytes, 0, atOnce);
            for (int n = atOnce; System.nanoTime() < end; n++) {
                s.getOutputStream().write(bytes[n % bytes.length]);
                if (isClosed(s)) {
                    return true;
                }
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    private static boolean isClosed(Socket s) throws IOException {
        try {
            byte[] answer = new byte[1024];
            int n = s.getInputStream().read(answer);
            return n < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket s = new Socket();
        try {
            s.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return s;
        } catch (IOException e) {
            s.close();
            throw e;
        }
    }
}
