package org.linli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/**
 * A bad line between phones and the server, on this machine: half of the connections are cut, after so many bytes on
 * the way there or back as chance has it, so that now a request never arrives and now its answer.
 */
final class BenchFieldLine implements AutoCloseable {

    private static final int MOST_BYTES = 1200;

    private final URI server;
    private final ServerSocket door;
    private final ExecutorService threads;
    private final Random chance;

    BenchFieldLine(URI server, ExecutorService threads, long seed) throws IOException {
        this.server = server;
        this.threads = threads;
        this.chance = new Random(seed);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket phone = door.accept();
                boolean cut = chance.nextBoolean();
                boolean there = chance.nextBoolean();
                int after = chance.nextInt(MOST_BYTES);
                threads.execute(() -> carry(phone, cut && there ? after : -1, cut && !there ? after : -1));
            } catch (IOException | RejectedExecutionException closed) {
                return;
            }
        }
    }

    private void carry(Socket phone, int cutThere, int cutBack) {
        try (phone;
                var other = new Socket(server.getHost(), server.getPort())) {
            threads.execute(() -> copy(phone, other, cutThere));
            copy(other, phone, cutBack);
        } catch (IOException | RejectedExecutionException gone) {
            // Whoever called sees a line that was cut.
        }
    }

    /** @param cut after so many bytes both ends are closed; never when negative */
    private static void copy(Socket from, Socket to, int cut) {
        var bytes = new byte[1024];
        int passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                int passing = cut < 0 ? read : Math.min(read, cut - passed);
                out.write(bytes, 0, passing);
                out.flush();
                passed += passing;
                if (cut >= 0 && passed >= cut) {
                    break;
                }
            }
            from.close();
            to.close();
        } catch (IOException gone) {
            // The other end went away first.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
