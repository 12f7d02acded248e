package dev.regain.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Stands before several nodes, as a reverse proxy does: each request goes to the next of them, to the one after where nobody
 * listens. Where a node breaks off before it has answered, the request is lost and so is the connection of whoever sent it.
 */
final class Balancer implements Served, AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "host", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RegainProcess> nodes;
    private final List<RegainProcess> inUse;
    private final AtomicIntegerArray answered;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    Balancer(List<RegainProcess> nodes) throws IOException {
        this.nodes = nodes;
        inUse = new CopyOnWriteArrayList<>(nodes);
        answered = new AtomicIntegerArray(nodes.size());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public boolean answers() throws InterruptedException {
        for (RegainProcess node : inUse) {
            if (node.answers()) {
                return true;
            }
        }
        return false;
    }

    /** Sends no more requests there, as operators do before they stop a node. */
    void takesOut(RegainProcess node) {
        inUse.remove(node);
    }

    void takesIn(RegainProcess node) {
        inUse.add(node);
    }

    /** Requests that no node answered. */
    int lost() {
        return lost.get();
    }

    /** How many requests each node answered. */
    List<Integer> answered() {
        List<Integer> all = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            all.add(answered.get(node));
        }
        return all;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            pass(exchange, body);
        } catch (IOException brokenOff) {
            lost.incrementAndGet();
            exchange.close();
            throw brokenOff;
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        List<RegainProcess> candidates = List.copyOf(inUse);
        int first = turn.getAndIncrement();
        for (int next = 0; next < candidates.size(); next++) {
            RegainProcess node = candidates.get(Math.floorMod(first + next, candidates.size()));
            try {
                answer(exchange, ask(node, exchange, body));
                answered.incrementAndGet(nodes.indexOf(node));
                return;
            } catch (ConnectException nobodyListens) {
                // The next of them.
            }
        }
        throw new ConnectException("no node listens");
    }

    private static HttpURLConnection ask(RegainProcess node, HttpExchange exchange, byte[] body) throws IOException {
        HttpURLConnection asked = (HttpURLConnection)
                URI.create(node.address() + exchange.getRequestURI()).toURL().openConnection();
        asked.setInstanceFollowRedirects(false);
        asked.setRequestMethod(exchange.getRequestMethod());
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> asked.addRequestProperty(header.getKey(), value));
            }
        }
        // One that is kept may be closed by the node in the moment in which the next request goes out.
        asked.setRequestProperty("Connection", "close");
        if (body.length > 0 || exchange.getRequestMethod().equals("POST")) {
            asked.setDoOutput(true);
            asked.setFixedLengthStreamingMode(body.length);
            asked.getOutputStream().write(body);
        }
        return asked;
    }

    private static void answer(HttpExchange exchange, HttpURLConnection asked) throws IOException {
        int status = asked.getResponseCode();
        byte[] content;
        try (InputStream stream = status < 400 ? asked.getInputStream() : asked.getErrorStream()) {
            content = stream == null ? new byte[0] : stream.readAllBytes();
        }
        asked.getHeaderFields().forEach((name, values) -> {
            if (name != null && !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        // Nor is one to be kept here, which this server closes after a while.
        exchange.getResponseHeaders().set("Connection", "close");
        boolean hasBody = content.length > 0 && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, hasBody ? content.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
