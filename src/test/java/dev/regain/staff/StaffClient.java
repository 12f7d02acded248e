package dev.regain.staff;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A browser before Camunda's webapps, down to the cookies and the CSRF token. */
public class StaffClient {

    private final String base;
    private final String engine;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final HttpResponse<String> firstPage;
    private String token = "";

    public StaffClient(int port, String engine) {
        this.base = "http://127.0.0.1:" + port;
        this.engine = engine;
        firstPage = welcomePage();
    }

    /** The answer that set the cookies. */
    public HttpResponse<String> firstPage() {
        return firstPage;
    }

    public HttpResponse<String> signIn(String user, String password, String app) {
        HttpResponse<String> answer = send(request("/camunda/api/admin/auth/user/" + engine + "/login/" + app)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + password)));
        welcomePage();
        return answer;
    }

    /**
     * For a reader of English.
     *
     * @param path below the engine's API, such as {@code /task}
     */
    public HttpResponse<String> engine(String method, String path, String json) {
        return engine(method, path, json, Locale.ENGLISH);
    }

    public HttpResponse<String> engine(String method, String path, String json, Locale language) {
        return send(request("/camunda/api/engine/engine/" + engine + path)
                .header("Accept-Language", language.toLanguageTag())
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** The same with what Tasklist shows beside it. */
    public HttpResponse<String> hypertext(String path) {
        return send(request("/camunda/api/engine/engine/" + engine + path)
                .header("Accept", "application/hal+json")
                .GET());
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    }

    /** What is no text. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("X-XSRF-TOKEN", token);
    }

    private HttpResponse<String> welcomePage() {
        return get("/camunda/app/welcome/" + engine + "/");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers()
                    .firstValue("X-XSRF-TOKEN")
                    .filter(fresh -> !fresh.equals("Required"))
                    .ifPresent(fresh -> token = fresh);
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
