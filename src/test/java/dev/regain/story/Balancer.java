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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Stands before several nodes, as a reverse proxy does: it asks each of them now and then whether it is ready, as {@code
 * docker-compose.yml} has it asked. Each request goes to the next of those that are, to the one after where nobody listens. Where a node breaks off before it has answered, the request is lost and so is the connection of whoever sent it.
 */
final class Balancer implements Served, AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "host", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    private static final long ASKED_EVERY_MILLIS = 2000;
    private static final Duration PATIENCE_WITH_AN_ANSWER = Duration.ofSeconds(2);
    private static final Duration PATIENCE_WITH_ALL = Duration.ofSeconds(10);
    private static final long TRIED_EVERY_MILLIS = 250;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RegainProcess> nodes;
    private final Set<RegainProcess> ready = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService asking = Executors.newScheduledThreadPool(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicIntegerArray answered;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    Balancer(List<RegainProcess> nodes) throws IOException {
        this.nodes = nodes;
        answered = new AtomicIntegerArray(nodes.size());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        nodes.forEach(node -> asking.scheduleWithFixedDelay(
                () -> askWhetherReady(node), 0, ASKED_EVERY_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void askWhetherReady(RegainProcess node) {
        HttpRequest question = HttpRequest.newBuilder(URI.create(node.address() + "/actuator/health/readiness"))
                .timeout(PATIENCE_WITH_AN_ANSWER)
                .build();
        try {
            if (client.send(question, BodyHandlers.discarding()).statusCode() == 200) {
                ready.add(node);
                return;
            }
        } catch (IOException away) {
            // It is not ready either.
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        ready.remove(node);
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
        for (RegainProcess node : nodes) {
            if (node.answers()) {
                return true;
            }
        }
        return false;
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
        for (long end = System.nanoTime() + PATIENCE_WITH_ALL.toNanos(); System.nanoTime() < end; pause()) {
            List<RegainProcess> candidates =
                    nodes.stream().filter(ready::contains).toList();
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
        }
        throw new ConnectException("no node listens");
    }

    private static void pause() {
        try {
            Thread.sleep(TRIED_EVERY_MILLIS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
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
        asking.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }
}
