package dev.regain.outside;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to somebody outside that fails as lines do, below whatever is spoken on it: [S28]. */
public final class FaultyLine implements AutoCloseable {

    /** Longer than the adapters that are tried wait for an answer. */
    private static final Duration SLOWNESS = Duration.ofSeconds(30);

    private static final int HALF_AN_ANSWER = 8;

    public enum Fault {
        /** Who comes is sent away. */
        DOWN,
        /** The answer sets out after {@link #SLOWNESS}. */
        SLOW,
        /** All is taken in, and nothing comes back. */
        BLACK_HOLE,
        /** Not even what is said is taken in, once the line is full. */
        DEAF,
        /** The answer ends in its middle. */
        CUT,
        /** In each byte of the answer a bit is another. */
        CORRUPT
    }

    private final int target;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger sentAway = new AtomicInteger();
    private volatile Fault fault;
    private volatile boolean silent;

    /** @param target a port of this machine */
    public FaultyLine(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Whoever comes from now on meets this; null where nothing is wrong any more. */
    public void has(Fault fault) {
        silent = false;
        this.fault = fault;
    }

    /** Whoever is on the line loses it, and who comes is sent away. */
    public void breaks() throws IOException {
        has(Fault.DOWN);
        for (Closeable socket : open) {
            socket.close();
        }
    }

    /** How many came while it was down. */
    public int sentAway() {
        return sentAway.get();
    }

    /** Whoever is on the line, or comes, hears nothing any more. */
    public void fallsSilent() {
        has(Fault.BLACK_HOLE);
        silent = true;
    }

    private void listen() {
        try {
            while (true) {
                Socket caller = listening.accept();
                open.add(caller);
                threads.execute(() -> connect(caller, fault));
            }
        } catch (IOException closed) {
            // That is the end of it.
        }
    }

    private void connect(Socket caller, Fault met) {
        if (met == Fault.DEAF) {
            return;
        }
        try (caller) {
            if (met == Fault.DOWN) {
                sentAway.incrementAndGet();
                // At once, and not in peace.
                caller.setSoLinger(true, 0);
                return;
            }
            try (Socket callee = new Socket(InetAddress.getLoopbackAddress(), target)) {
                open.add(callee);
                threads.execute(() -> pass(caller, callee, null));
                pass(callee, caller, met);
            }
        } catch (IOException gone) {
            // The caller sees it.
        }
    }

    private void pass(Socket from, Socket to, Fault met) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[8192];
            for (int read = in.read(piece); read > 0; read = in.read(piece)) {
                if (met == Fault.SLOW) {
                    Thread.sleep(SLOWNESS.toMillis());
                }
                if (met == Fault.CORRUPT) {
                    for (int place = 0; place < read; place++) {
                        piece[place] ^= 1;
                    }
                }
                if (met == Fault.CUT) {
                    out.write(piece, 0, Math.min(read, HALF_AN_ANSWER));
                    return;
                }
                if (met != Fault.BLACK_HOLE && !silent) {
                    out.write(piece, 0, read);
                }
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            // The other side sees it.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Closeable socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
