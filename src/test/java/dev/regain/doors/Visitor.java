package dev.regain.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.story.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;

/**
 * Somebody who asks for addresses. What is sent carries the token against forged requests that belongs there, so that an answer
 * is about who asks and not about a token.
 */
final class Visitor {

    private static final String APPLICANTS = "/";
    private static final String REVIEW = "/review/";
    private static final String WEBAPPS = "/camunda/";

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, String> tokens = new HashMap<>();
    private String authorization;

    Visitor(String base) {
        this.base = URI.create(base);
        tokens.put(APPLICANTS, hiddenToken("/account/recover?type=1"));
    }

    /** Signed in to the webapps. */
    Visitor signsIn(String user, String webapp) {
        newWebappToken();
        HttpRequest.Builder request = request("/camunda/api/admin/auth/user/default/login/" + webapp);
        HttpResponse<String> answer = send(request.header("X-XSRF-TOKEN", tokens.get(WEBAPPS))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + Stage.STAFF_PASSWORD)));
        assertThat(answer.statusCode()).as(user).isEqualTo(200);
        newWebappToken();
        return this;
    }

    private void newWebappToken() {
        send(request("/camunda/app/welcome/default/").GET())
                .headers()
                .firstValue("X-XSRF-TOKEN")
                .ifPresent(token -> tokens.put(WEBAPPS, token));
    }

    /** With a case under way. */
    Visitor holds(String caseSecret) {
        hold("regain_case", caseSecret);
        return this;
    }

    /** A client of the API. */
    Visitor presents(String clientToken) {
        authorization = "Bearer " + clientToken;
        return this;
    }

    /** Reads the token that a case's page has for its forms. */
    Visitor reads(String reviewPage) {
        tokens.put(REVIEW, hiddenToken(reviewPage));
        return this;
    }

    /** Has got hold of another's token, as whoever forges requests would wish. */
    Visitor borrows(Visitor reader) {
        reader.cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("regain_review_csrf"))
                .forEach(cookie -> hold(cookie.getName(), cookie.getValue()));
        tokens.put(REVIEW, reader.tokens.get(REVIEW));
        return this;
    }

    /** @param body a form, or JSON where it begins as such; or null */
    HttpResponse<String> asks(String method, String address, String body) {
        HttpRequest.Builder request = request(address).header("Accept", "application/json, text/html;q=0.9, */*;q=0.8");
        if (address.startsWith(WEBAPPS)) {
            if (!tokens.containsKey(WEBAPPS)) {
                newWebappToken();
            }
            request.header("X-XSRF-TOKEN", tokens.get(WEBAPPS));
        } else if (address.startsWith(REVIEW) && tokens.containsKey(REVIEW)) {
            request.header("X-REVIEW-CSRF", tokens.get(REVIEW));
        } else {
            request.header("X-XSRF-TOKEN", tokens.get(APPLICANTS));
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body == null) {
            return send(request.method(method, BodyPublishers.noBody()));
        }
        String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        return send(request.header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }

    private String hiddenToken(String page) {
        return Jsoup.parse(
                        send(request(page).header("Accept", "text/html").GET()).body())
                .select("[name=_csrf]")
                .attr("value");
    }

    private void hold(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(base, cookie);
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(base.resolve(address)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
