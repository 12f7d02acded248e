package dev.regain.outside.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.regain.formats.EmailAddress;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.FaultyLine.Fault;
import dev.regain.outside.NobodysCertificate;
import dev.regain.outside.mail.Mailer.NotHandedOver;
import dev.regain.outside.mail.SmtpSettings.Security;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a mail server gets, and what becomes of its answers. */
@ExtendWith(OutputCaptureExtension.class)
class SmtpMailerTest {

    private static final UUID KEY = UUID.fromString("7d2f0c7e-5c0c-4c5e-9d37-0f6c0f0e2b11");
    private static final String TO = "tian.lan@example.com";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private GreenMail mailbox;

    @BeforeEach
    void start() {
        mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        mailbox.setUser("regain", "a-password");
    }

    @AfterEach
    void stop() {
        mailbox.stop();
    }

    @Test
    void a_mail_arrives_in_words_and_in_html_and_says_who_wrote_it() throws Exception {
        mailer().send(mail("申诉已提交"));
        MimeMessage arrived = mailbox.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("申诉已提交");
        assertThat(arrived.getAllRecipients()).extracting(Object::toString).containsExactly(TO);
        assertThat(arrived.getFrom())
                .extracting(Object::toString)
                .hasSize(1)
                .first()
                .asString()
                .contains("<no-reply@");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrived.getHeader("Content-Language")).containsExactly("zh-CN");
        assertThat(arrived.getSentDate()).isEqualTo(Instant.EPOCH);
        String whole = GreenMailUtil.getWholeMessage(arrived);
        assertThat(whole).contains("multipart/alternative", "text/plain; charset=UTF-8", "text/html;charset=UTF-8");
    }

    @Test
    void the_same_mail_handed_over_again_has_the_same_id_and_another_mail_another() throws Exception {
        mailer().send(mail("one"));
        mailer().send(mail("one"));
        mailer().send(new Mail(
                UUID.randomUUID(), EmailAddress.of(TO), "one", "text", "<p>text</p>", Locale.SIMPLIFIED_CHINESE));
        MimeMessage[] arrived = mailbox.getReceivedMessages();
        assertThat(arrived[0].getMessageID())
                .isEqualTo("<7d2f0c7e-5c0c-4c5e-9d37-0f6c0f0e2b11@recover.example.com>")
                .isEqualTo(arrived[1].getMessageID())
                .isNotEqualTo(arrived[2].getMessageID());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nBcc: evil@example.com", "a\nBcc: evil@example.com\n\nbody", "a\rBcc: evil@example.com"})
    void a_line_break_in_a_subject_begins_no_header(String subject) throws Exception {
        mailer().send(mail(subject));
        MimeMessage arrived = mailbox.getReceivedMessages()[0];
        assertThat(arrived.getHeader("Bcc")).isNull();
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        assertThat(arrived.getSubject()).startsWith("a Bcc: evil@example.com");
    }

    @Test
    void a_server_that_does_not_encrypt_gets_nothing_where_it_has_to() {
        assertThatThrownBy(() -> mailer(mailbox.getSmtp().getPort(), Security.STARTTLS, "a-password")
                        .send(mail("one")))
                .isInstanceOf(NotHandedOver.class);
        assertThatThrownBy(() -> mailer(mailbox.getSmtp().getPort(), Security.TLS, "a-password")
                        .send(mail("one")))
                .isInstanceOf(NotHandedOver.class);
        assertThat(mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_whose_certificate_does_not_fit_gets_nothing(@TempDir Path folder) throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ServerSocket stranger = NobodysCertificate.in(folder)
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> {
                try (Socket asked = stranger.accept()) {
                    say(asked.getOutputStream(), "220 here");
                    heard.add(new BufferedReader(new InputStreamReader(asked.getInputStream())).readLine());
                } catch (IOException refused) {
                    // Whoever came did not like the certificate.
                }
            });
            Throwable failed = catchThrowable(() ->
                    mailer(stranger.getLocalPort(), Security.TLS, "a-password").send(mail("one")));
            assertThat(failed).isInstanceOf(NotHandedOver.class);
            assertThatNothingIsToldBy(failed);
            listening.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void a_wrong_password_is_not_taken_and_not_repeated() {
        Throwable failed = catchThrowable(() -> mailer(mailbox.getSmtp().getPort(), Security.NONE, "wrong-secret")
                .send(mail("one")));
        assertThat(failed).isInstanceOf(NotHandedOver.class);
        assertThatNothingIsToldBy(failed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 <tian.lan@example.com> unknown", "553 5.1.3 bad", "550 5.2.1 mailbox closed"})
    void an_address_where_nobody_is_is_not_tried_again(String refusal, CapturedOutput output) throws Exception {
        int port = refuses(refusal);
        assertThatCode(() -> mailer(port, Security.NONE, null).send(mail("one")))
                .doesNotThrowAnyException();
        assertThat(output).contains(refusal.substring(0, 9)).doesNotContain("tian.lan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "450 4.2.1 later", "550 5.7.1 <tian.lan@example.com> relaying denied", "550 no <tian.lan@example.com>",
                "554 5.7.0 reputation", "421 4.3.2 closing", "nonsense"
            })
    void all_else_is_tried_again_and_the_address_is_not_told(String refusal) throws Exception {
        int port = refuses(refusal);
        Throwable failed =
                catchThrowable(() -> mailer(port, Security.NONE, null).send(mail("one")));
        assertThat(failed).isInstanceOf(NotHandedOver.class);
        assertThatNothingIsToldBy(failed);
    }

    @Test
    void a_server_that_is_silent_or_gone_is_not_waited_for() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Instant asked = Instant.now();
            Throwable failed = catchThrowable(
                    () -> mailer(silent.getLocalPort(), Security.NONE, null).send(mail("one")));
            assertThat(failed).isInstanceOf(NotHandedOver.class);
            assertThatNothingIsToldBy(failed);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
        int gone = mailbox.getSmtp().getPort();
        mailbox.stop();
        assertThatThrownBy(() -> mailer(gone, Security.NONE, null).send(mail("one")))
                .isInstanceOf(NotHandedOver.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_line_that_fails_takes_no_mail_and_is_not_waited_for(Fault fault) throws Exception {
        try (FaultyLine line = new FaultyLine(mailbox.getSmtp().getPort())) {
            line.has(fault);
            Mailer mailer = mailer(line.port(), Security.NONE, "a-password");
            Throwable failed =
                    assertTimeoutPreemptively(PATIENCE, () -> catchThrowable(() -> mailer.send(mail("one"))));
            assertThat(failed).isInstanceOf(NotHandedOver.class);
            assertThatNothingIsToldBy(failed);
            assertThat(mailbox.getReceivedMessages()).isEmpty();
            line.has(null);
            mailer.send(mail("one"));
            assertThat(mailbox.getReceivedMessages()).hasSize(1);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "nobody", "a@b\r\nBcc: c@d.com"})
    void an_address_to_come_from_that_is_none_stops_the_start(String from) {
        assertThatThrownBy(
                        () -> new SmtpMailer(settings("127.0.0.1", 25, Security.NONE, null, from), Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Set regain.outside.mail.smtp.from");
        assertThatThrownBy(() -> new SmtpMailer(settings(null, 25, Security.NONE, null, from), Clock.systemUTC()))
                .hasMessageStartingWith("Set regain.outside.mail.smtp.host");
    }

    private static void assertThatNothingIsToldBy(Throwable failed) {
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("tian.lan", "wrong-secret", "a-password");
    }

    /** A server that answers every recipient with this. */
    private static int refuses(String refusal) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(() -> {
            try (server;
                    Socket asked = server.accept()) {
                BufferedReader from =
                        new BufferedReader(new InputStreamReader(asked.getInputStream(), StandardCharsets.US_ASCII));
                say(asked.getOutputStream(), "220 here");
                for (String line = from.readLine(); line != null; line = from.readLine()) {
                    say(asked.getOutputStream(), line.startsWith("RCPT") ? refusal : "250 yes");
                }
            } catch (IOException gone) {
                // Whoever asked has heard enough.
            }
        });
        return server.getLocalPort();
    }

    private static void say(OutputStream to, String line) throws IOException {
        to.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        to.flush();
    }

    private Mailer mailer() {
        return mailer(mailbox.getSmtp().getPort(), Security.NONE, "a-password");
    }

    private static Mailer mailer(int port, Security security, String password) {
        return new SmtpMailer(
                settings("127.0.0.1", port, security, password, "no-reply@recover.example.com"),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static SmtpSettings settings(String host, int port, Security security, String password, String from) {
        return new SmtpSettings(
                host,
                port,
                security,
                password == null ? null : "regain",
                password,
                from,
                "账号找回",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    private static Mail mail(String subject) {
        return new Mail(KEY, EmailAddress.of(TO), subject, "您好", "<html><p>您好</p></html>", Locale.SIMPLIFIED_CHINESE);
    }
}
