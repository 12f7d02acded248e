package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.story.Applicant.Attached;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without script: keeps cookies, shows a page, sends its forms, follows where they lead. Where the server breaks off
 * it throws {@link UncheckedIOException} and shows what it showed before.
 */
class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final Locale language;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final List<HttpResponse<String>> responses = new ArrayList<>();
    private HttpResponse<String> response;
    private String probe;

    /** @param address of the server, without a path */
    Browser(String address, Locale language) {
        this.address = address;
        this.language = language;
    }

    void opens(String path) {
        response = followed(send(request(path).GET().build()));
    }

    /** Follows this link, but not where its answer leads. */
    HttpResponse<String> follows(String path) {
        return send(request(path).GET().build());
    }

    /** Sends the form that has these fields, filled in; without fields, the page's first form. */
    void sends(String... fields) {
        response = followed(post(fields));
    }

    /** Presses this button, with what the form around it holds. */
    void presses(String button) {
        Element pressed = page().selectFirst(button);
        assertThat(pressed).as("%s on %s", button, step()).isNotNull();
        Element form = pressed.closest("form");
        Map<String, String> filled = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(hidden -> filled.put(hidden.attr("name"), hidden.val()));
        filled.put(pressed.attr("name"), pressed.val());
        response = followed(post(form.attr("action"), filled));
    }

    /** The answer to sending the form, before any redirect is followed; the page in the browser stays. */
    HttpResponse<String> post(String... fields) {
        Element form = page().selectFirst(fields.length == 0 ? "main form" : "main form:has([name=" + fields[0] + "])");
        assertThat(form).as("a form on %s", step()).isNotNull();
        Map<String, String> filled = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(hidden -> filled.put(hidden.attr("name"), hidden.val()));
        for (int field = 0; field < fields.length; field += 2) {
            filled.put(fields[field], fields[field + 1]);
        }
        return post(form.attr("action"), filled);
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)))
                .build());
    }

    /** Sends the page's form with these files and fields filled in. */
    void sendsWith(List<Attached> files, String... fields) {
        response = followed(postWith(files, fields));
    }

    HttpResponse<String> postWith(List<Attached> files, String... fields) {
        Element form = page().selectFirst("main form[enctype=multipart/form-data]");
        assertThat(form).as("a form for files on %s", step()).isNotNull();
        return postFiles(form.attr("action"), files, fields);
    }

    /** Sends one file, as the page's script does. */
    HttpResponse<String> uploads(Attached file) {
        return postFiles("/case/files", List.of(file));
    }

    /** The same, and when half of it is on its way this happens. */
    void uploads(Attached file, Runnable inTheMiddle) {
        String boundary = boundary();
        byte[] body = body(boundary, List.of(file));
        InputStream first = new ByteArrayInputStream(body, 0, body.length / 2);
        InputStream second = new ByteArrayInputStream(body, body.length / 2, body.length);
        InputStream middle = new InputStream() {
            @Override
            public int read() {
                inTheMiddle.run();
                return -1;
            }
        };
        Enumeration<InputStream> parts = Collections.enumeration(List.of(first, middle, second));
        send(form("/case/files", boundary, BodyPublishers.ofInputStream(() -> new SequenceInputStream(parts))));
    }

    private HttpResponse<String> postFiles(String path, List<Attached> files, String... fields) {
        String boundary = boundary();
        return send(form(path, boundary, BodyPublishers.ofByteArray(body(boundary, files, fields))));
    }

    private HttpRequest form(String path, String boundary, BodyPublisher body) {
        return request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body)
                .build();
    }

    private static String boundary() {
        return "----" + UUID.randomUUID();
    }

    private byte[] body(String boundary, List<Attached> files, String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        page().select("main form[enctype=multipart/form-data] > input[type=hidden]")
                .forEach(hidden -> part(body, boundary, hidden.attr("name"), null, bytes(hidden.val())));
        for (Attached file : files) {
            part(body, boundary, file.slot(), file.name(), file.content());
        }
        for (int field = 0; field < fields.length; field += 2) {
            part(body, boundary, fields[field], null, bytes(fields[field + 1]));
        }
        body.writeBytes(bytes("--" + boundary + "--\r\n"));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String boundary, String field, String file, byte[] content) {
        String name = file == null ? "" : "; filename=\"" + file.replace("\"", "%22") + "\"";
        body.writeBytes(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"" + name
                + "\r\n" + (file == null ? "" : "Content-Type: application/octet-stream\r\n") + "\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> followed(HttpResponse<String> answer) {
        HttpResponse<String> followed = answer;
        for (int hop = 0; followed.statusCode() / 100 == 3 && hop < 10; hop++) {
            URI next = followed.uri()
                    .resolve(followed.headers().firstValue("Location").orElseThrow());
            followed = send(request(next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery()))
                    .GET()
                    .build());
        }
        return followed;
    }

    String step() {
        Element main = page().selectFirst("main[data-step]");
        return main == null ? "(no step: " + response.statusCode() + ")" : main.attr("data-step");
    }

    Document page() {
        return Jsoup.parse(response.body(), response.uri().toString());
    }

    HttpResponse<String> response() {
        return response;
    }

    /** All that came back so far, redirects included. */
    List<HttpResponse<String>> responses() {
        return responses;
    }

    /** From now on the requests carry this probe, by which their SQL statements are counted. */
    void isProbedBy(String name) {
        probe = name;
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    void holds(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(address), cookie);
    }

    /** As a header has them. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Another tab, showing the same page. */
    Browser tab() {
        Browser tab = new Browser(address, language);
        cookies.getCookieStore().getCookies().forEach(cookie -> tab.holds(cookie.getName(), cookie.getValue()));
        tab.response = response;
        return tab;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address).resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "text/html, */*;q=0.5")
                .header("Accept-Language", language.toLanguageTag());
        return probe == null ? request : request.header(StatementCount.PROBE, probe);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            responses.add(answer);
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
