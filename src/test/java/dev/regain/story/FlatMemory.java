package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.Documents;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Memory is flat in the size of the files, on PostgreSQL: {@code ./mvnw test -Dtest=FlatMemory -DargLine=-Xmx512m}. H2 is in the same
 * JVM and keeps the old values of what a transaction deletes, so there the heap has to hold what is emptied from the tray at once. Not
 * among the tests of a build, for it moves a gigabyte.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "regain.home=./target/flat-memory",
            "regain.flow.diagrams=classpath:bpmn/*.bpmn,classpath:stage/*.bpmn",
            // A case takes 40 MB [S13]; ten files of 10 MB are what is measured, and nothing else is larger than people
            // have it.
            "regain.casefile.largest-tray=101MB",
            "camunda.bpm.process-engine-name=flatMemory",
            "camunda.bpm.job-execution.wait-time-in-millis=200",
            "camunda.bpm.job-execution.max-wait=200"
        })
@Import({Stage.class, HandInPapers.class, StagePages.class})
@ExtendWith(Postgres.class)
@ContextConfiguration(initializers = FlatMemory.OnPostgres.class)
class FlatMemory {

    static class OnPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Postgres.settings().applyTo(context);
        }
    }

    private static final int APPEALS = 4;
    private static final int FILES = 10;
    private static final int SIZE = 10 << 20;
    private static final int SMALL = 100_000;
    private static final long HEAP = 512L << 20;

    /**
     * What the same hand-ins of a hundredth of the size may need less: a quarter of the 400 MB. Four files are stored at once, by the
     * client and the server of the object store in this JVM; which of them needs how much of it was not measured.
     */
    private static final long BUFFERS = (long) APPEALS * FILES * SIZE / 4;

    private final Stage stage;
    private final CaseFiles files;
    private final Documents documents;
    private final AtomicLong most = new AtomicLong();

    FlatMemory(@Autowired Stage stage, @Autowired CaseFiles files, @Autowired Documents documents) {
        this.stage = stage;
        this.files = files;
        this.documents = documents;
    }

    @Test
    void ten_files_of_ten_megabytes_at_once_in_four_appeals_at_once() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).as("-DargLine=-Xmx512m").isLessThanOrEqualTo(HEAP);
        byte[] photo = Papers.photoOf(SIZE - FILES);
        handInAtOnce(Papers.photoOf(SMALL));
        long forSmall = handInAtOnce(Papers.photoOf(SMALL));
        long forLarge = handInAtOnce(photo);
        System.out.printf(
                "in use after collections: %d MB at most with files of 100 KB, %d MB with files of 10 MB%n",
                forSmall >> 20, forLarge >> 20);
        assertThat(forLarge).as("in use at most with large files").isLessThan(forSmall + BUFFERS);
    }

    /** @return the bytes that were in use at most, of what is looked at every second after a collection */
    private long handInAtOnce(byte[] photo) throws Exception {
        most.set(0);
        ScheduledExecutorService collector = Executors.newSingleThreadScheduledExecutor();
        try {
            collector.scheduleWithFixedDelay(this::lookAfterCollection, 0, 1, TimeUnit.SECONDS);
            areHandedInAndStored(photo);
            return most.get();
        } finally {
            collector.shutdownNow();
        }
    }

    private void lookAfterCollection() {
        System.gc();
        most.accumulateAndGet(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), Math::max);
    }

    private void areHandedInAndStored(byte[] photo) throws Exception {
        List<Applicant> people = IntStream.range(0, APPEALS)
                .mapToObj(person -> stage.withPapers(Locale.ENGLISH))
                .toList();
        long begun = System.nanoTime();
        List<Integer> answers = Crowd.atOnce(APPEALS, person -> () -> handsIn(people.get(person), photo));
        long sent = System.nanoTime();
        assertThat(answers).containsOnly(303);
        for (Applicant person : people) {
            while (person.opens("/case").step().equals("waiting")) {
                Thread.sleep(500);
            }
            person.sees("papers-taken");
            assertThat(documents.of(stage.caseOf(person.secret()))).hasSize(FILES);
        }
        System.out.printf(
                "%d files of %d KB: received in %d s, stored after %d s%n",
                APPEALS * FILES,
                photo.length >> 10,
                (sent - begun) / 1_000_000_000,
                (System.nanoTime() - begun) / 1_000_000_000);
        people.forEach(person -> files.forget(stage.caseOf(person.secret())));
    }

    private int handsIn(Applicant person, byte[] photo) throws Exception {
        List<InputStream> form = new ArrayList<>();
        for (String hidden : List.of("_csrf", "task")) {
            form.add(text("--b\r\nContent-Disposition: form-data; name=\"" + hidden + "\"\r\n\r\n"
                    + person.page().select("main [name=" + hidden + "]").val() + "\r\n"));
        }
        for (int file = 0; file < FILES; file++) {
            form.add(text("--b\r\nContent-Disposition: form-data; name=\""
                    + (file == 0 ? "businessLicence" : "supporting") + "\"; filename=\"" + file + ".jpg\"\r\n\r\n"));
            form.add(new ByteArrayInputStream(photo));
            form.add(new ByteArrayInputStream(new byte[file]));
            form.add(text("\r\n"));
        }
        form.add(text("--b\r\nContent-Disposition: form-data; name=\"handlerName\"\r\n\r\n王建国\r\n--b--\r\n"));
        InputStream body = new SequenceInputStream(Collections.enumeration(form));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(stage.address() + "/case"))
                                .header("Cookie", person.cookies())
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofInputStream(() -> body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
