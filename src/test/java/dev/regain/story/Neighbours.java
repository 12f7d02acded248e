package dev.regain.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.tencent.FakeTencent;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Those outside whom the product tells something or asks, as real as they are on one machine: it speaks to each as in production,
 * over a line that may break.
 */
final class Neighbours implements AutoCloseable {

    enum Neighbour {
        SMS_GATEWAY,
        FACE_PROVIDER,
        MAIL_SERVER,
        PROVIDERS_SYSTEMS
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER_ASKED_FOR = "to=";

    private final Map<Neighbour, FaultyLine> lines = new EnumMap<>(Neighbour.class);
    private final Map<String, JsonNode> messages = Collections.synchronizedMap(new LinkedHashMap<>());
    private final HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final FakeTencent tencent =
            new FakeTencent(Map.of("DetectAuth", "2018-03-01", "GetDetectInfoEnhanced", "2018-03-01"));

    Neighbours() throws IOException {
        gateway.createContext("/send", this::take);
        gateway.createContext("/sandbox/messages", this::show);
        gateway.start();
        mailbox.start();
        // Whoever opens the link is the legal person, and passes.
        tencent.answers(
                "DetectAuth",
                question -> tencent.read("{\"Url\":\"https://faceid.qq.com/api?token=1\",\"BizToken\":\"B-"
                        + System.nanoTime() + "\",\"RequestId\":\"a\"}"));
        tencent.answers(
                "GetDetectInfoEnhanced",
                "{\"Text\":{\"ErrCode\":0,\"IdCard\":\"" + Appellant.ITS_NUMBER + "\",\"Name\":\""
                        + Appellant.LEGAL_PERSON + "\"},\"RequestId\":\"a\"}");
        lines.put(Neighbour.SMS_GATEWAY, new FaultyLine(gateway.getAddress().getPort()));
        lines.put(Neighbour.FACE_PROVIDER, new FaultyLine(tencent.address().getPort()));
        lines.put(Neighbour.MAIL_SERVER, new FaultyLine(mailbox.getSmtp().getPort()));
        lines.put(Neighbour.PROVIDERS_SYSTEMS, new FaultyLine(Provider.port()));
    }

    FaultyLine lineTo(Neighbour neighbour) {
        return lines.get(neighbour);
    }

    private String address(Neighbour neighbour) {
        return "http://127.0.0.1:" + lineTo(neighbour).port();
    }

    /** Of the product, as on the command line, without dashes. */
    List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "regain.outside.sms.by=http",
                "regain.outside.sms.http.url=" + address(Neighbour.SMS_GATEWAY) + "/send",
                "regain.outside.sms.http.headers.Content-Type=application/json",
                "regain.outside.sms.http.body="
                        + "{\"key\":\"{key}\",\"to\":\"{phone}\",\"text\":\"{text}\",\"code\":\"{code}\"}",
                "regain.outside.faces.by=tencent",
                "regain.outside.faces.tencent.rule-id=1",
                "regain.outside.faces.tencent.endpoint=" + address(Neighbour.FACE_PROVIDER),
                "regain.outside.tencent.secret-id=" + FakeTencent.SECRET_ID,
                "regain.outside.tencent.secret-key=" + FakeTencent.SECRET_KEY,
                "regain.outside.mail.by=smtp",
                "regain.outside.mail.smtp.host=127.0.0.1",
                "regain.outside.mail.smtp.port=" + lineTo(Neighbour.MAIL_SERVER).port(),
                "regain.outside.mail.smtp.security=NONE",
                "regain.outside.mail.smtp.from=no-reply@recover.example.com"));
        settings.addAll(Provider.settings(lineTo(Neighbour.PROVIDERS_SYSTEMS).port()));
        return settings;
    }

    /** The product among them: its applicants' phones show what the gateway took. */
    Served around(RegainProcess regain) {
        return new Served() {
            @Override
            public String address() {
                return regain.address();
            }

            @Override
            public boolean answers() throws InterruptedException {
                return regain.answers();
            }

            @Override
            public String phones() {
                return "http://127.0.0.1:" + gateway.getAddress().getPort();
            }

            @Override
            public boolean hasSandbox() {
                return false;
            }
        };
    }

    /** Their Message-IDs by whom they are to; a mail that was handed over twice has one. */
    Set<String> mailsTo(String address) throws MessagingException {
        Set<String> ids = new TreeSet<>();
        for (MimeMessage mail : mailbox.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                ids.add(mail.getMessageID());
            }
        }
        return ids;
    }

    /** What it has already, by the key, it does not take again. */
    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode message = JSON.readTree(exchange.getRequestBody());
            messages.putIfAbsent(message.path("key").asText(), message);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** As the sandbox's page does. */
    private void show(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            String number = URLDecoder.decode(query.substring(NUMBER_ASKED_FOR.length()), StandardCharsets.UTF_8);
            List<JsonNode> theirs = new ArrayList<>();
            synchronized (messages) {
                messages.values().stream()
                        .filter(message -> message.path("to").asText().equals(number))
                        .forEach(theirs::add);
            }
            Collections.reverse(theirs);
            byte[] answer = JSON.writeValueAsBytes(theirs);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() throws IOException {
        for (FaultyLine line : lines.values()) {
            line.close();
        }
        gateway.stop(0);
        mailbox.stop();
        tencent.close();
    }
}
