package dev.regain.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without script before the product and its provider: keeps the cookies of both and follows where they lead. */
final class SsoBrowser {

    private final URI product;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final List<URI> led = new ArrayList<>();
    private HttpResponse<String> answer;
    private String token = "";

    SsoBrowser(String product) {
        this.product = URI.create(product);
    }

    /** From a page of the product's to wherever that leads. */
    SsoBrowser opens(String page) {
        return follow(get(product.resolve(page)), address -> true);
    }

    /** Signs in at the provider, who was led there. */
    SsoBrowser signsIn(String person) {
        return follow(sendLogin(person), address -> true);
    }

    /** The same, but does not follow the way back: the address there. */
    URI signsInWithoutComingBack(String person) {
        follow(sendLogin(person), address -> !address.getPath().equals(SingleSignOn.SIGNED_IN));
        return led.get(led.size() - 1);
    }

    SsoBrowser comesTo(URI address) {
        return follow(get(address), next -> true);
    }

    /** As the webapps' script does. */
    HttpResponse<String> calls(String method, String path) {
        return send(HttpRequest.newBuilder(product.resolve(path))
                .header("X-XSRF-TOKEN", token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.noBody()));
    }

    /** The webapps' own sign-in, by a password. */
    HttpResponse<String> sendsPassword(String query, String form) {
        return send(HttpRequest.newBuilder(product.resolve("/camunda/api/admin/auth/user/sso/login/welcome" + query))
                .header("X-XSRF-TOKEN", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> shown() {
        return answer;
    }

    URI at() {
        return answer.uri();
    }

    Document page() {
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    /** What the product's page of single sign-on tells, or nothing. */
    String told() {
        return page().select("main[data-told]").attr("data-told");
    }

    /** All addresses to which answers led, in order. */
    List<URI> led() {
        return led;
    }

    private HttpResponse<String> sendLogin(String person) {
        Element form = page().selectFirst("form[action=/login]");
        assertThat(form).as("the provider's sign-in at %s", at()).isNotNull();
        String fields = form.select("input[type=hidden]").stream()
                .map(hidden -> hidden.attr("name") + "=" + encoded(hidden.val()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(at().resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(
                        fields + "&username=" + encoded(person) + "&password=" + RealProvider.PASSWORD)));
    }

    private SsoBrowser follow(HttpResponse<String> first, Predicate<URI> further) {
        HttpResponse<String> followed = first;
        for (int hop = 0; followed.statusCode() / 100 == 3 && hop < 12; hop++) {
            URI next = followed.uri()
                    .resolve(followed.headers().firstValue("Location").orElseThrow());
            led.add(next);
            if (!further.test(next)) {
                break;
            }
            followed = get(next);
        }
        answer = followed;
        return this;
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> got = http.send(request.build(), BodyHandlers.ofString());
            got.headers()
                    .firstValue("X-XSRF-TOKEN")
                    .filter(fresh -> !fresh.equals("Required"))
                    .ifPresent(fresh -> token = fresh);
            return got;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
