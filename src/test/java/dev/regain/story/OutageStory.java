package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.casefile.CaseId;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.outside.sms.SmsGateway;
import dev.regain.outside.storage.EvidenceStore;
import dev.regain.story.Applicant.Attached;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** [S28] Those outside are down, slow or repeat themselves: nobody reads an error, and nothing is lost. */
@Story
class OutageStory {

    private static final String PHONE = "+8613700137005";
    private static final String ITS_ACCOUNT = "100012340005";
    private static final String ACCOUNT = "100012340001";
    private static final String PERSON = "张小明";
    private static final String ID_NUMBER = "110105199003071239";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage;
    private final Outages outages;
    private final AccountDirectory directory;
    private final RuntimeService runtime;
    private final ManagementService management;
    private Applicant ana;
    private Phones phones;

    OutageStory(
            @Autowired Stage stage,
            @Autowired Outages outages,
            @Autowired AccountDirectory directory,
            @Autowired RuntimeService runtime,
            @Autowired ManagementService management) {
        this.stage = stage;
        this.outages = outages;
        this.directory = directory;
        this.runtime = runtime;
        this.management = management;
    }

    @BeforeEach
    void enter() {
        ana = stage.applicant();
        phones = stage.phones();
    }

    @AfterEach
    void everybodyIsBack() {
        outages.areOver();
    }

    @Test
    void a_message_that_could_not_be_sent_comes_once_when_the_gateway_is_back() {
        int before = phones.messagesTo(PHONE).size();
        outages.isDown(SmsGateway.class);
        ana.begins(1, "phone", PHONE).sees("message-sent");
        Job failed = failedJobOf(ana);
        assertThat(failed.getRetries()).isPositive();
        assertThat(failed.getDuedate()).isAfter(Date.from(Instant.now().minusSeconds(1)));
        assertThatIsSilent(failed.getExceptionMessage());
        assertThatIsSilent(management.getJobExceptionStacktrace(failed.getId()));
        ana.opens("/case").sees("message-sent");

        outages.areOver();
        JsonNode message = phones.nextMessageTo(PHONE, before);
        phones.stayedSilent(PHONE, before + 1);
        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
        assertThat(ana.accounts()).containsExactly(ITS_ACCOUNT);
    }

    @Test
    void a_gateway_that_stays_away_is_an_incident_and_a_retry_in_cockpit_sends_the_message() {
        int before = phones.messagesTo(PHONE).size();
        outages.isDown(SmsGateway.class);
        ana.begins(1, "phone", PHONE).sees("message-sent");
        Incident incident = incidentOf(ana);
        assertThat(incident.getIncidentType()).isEqualTo(Incident.FAILED_JOB_HANDLER_TYPE);
        assertThat(incident.getFailedActivityId()).isEqualTo("sendAccountInformation");
        assertThatIsSilent(incident.getIncidentMessage());
        ana.opens("/case").sees("message-sent");

        outages.areOver();
        management.setJobRetries(incident.getConfiguration(), 1);
        JsonNode message = phones.nextMessageTo(PHONE, before);
        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
        assertThat(incidents(ana)).isEmpty();
    }

    @Test
    void those_on_file_hear_of_an_approval_though_no_message_reaches_the_applicant() {
        BackIn bob = BackIn.enterprise(stage, directory);
        Holder holder = new Holder(stage, bob.email);
        outages.isDown(SmsGateway.class);
        bob.isDecidedFor();
        holder.opensTheLink();
        assertThat(bob.browser.opens("/case").step()).isEqualTo("waiting");

        outages.areOver();
        triesAgainUntil("approved", bob.browser);
        bob.isGone();
    }

    @Test
    void while_the_store_is_away_who_brought_documents_goes_on_and_the_appeal_is_there_when_it_is_back() {
        outages.isDown(EvidenceStore.class);
        Appellant handler = new Appellant(stage, "+8613666455501");
        handler.bringsDocuments(
                "active",
                Stream.of("businessLicence", "authorisationLetter", "handlerIdFront", "handlerIdBack")
                        .map(slot -> new Attached(slot, slot + "-of-li.jpg", Papers.photo()))
                        .toList());
        Applicant li = handler.browser();
        li.sends("consent", "no").sees("leave-contact");
        handler.confirmsContact("");
        assertThat(li.opens("/case").step()).isEqualTo("waiting");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(handler.caseId().toString())
                        .processDefinitionKey("decideAppeal")
                        .count())
                .as("what is not stored is not submitted")
                .isZero();

        outages.areOver();
        triesAgainUntil("appeal-submitted", li);
        li.went("confirmContact", "draftDone", "documentsKept", "lookForAppeals", "submitAppeal");
    }

    /** Jobs may have been given up by then: they are tried again, as somebody in Cockpit would have them. */
    private void triesAgainUntil(String step, Applicant applicant) {
        awaited(() -> {
            processesOf(applicant).stream()
                    .flatMap(process ->
                            management.createJobQuery().processInstanceId(process).noRetriesLeft().list().stream())
                    .forEach(job -> management.setJobRetries(job.getId(), 1));
            return Optional.of(applicant.opens("/case").step()).filter(step::equals);
        });
    }

    @Test
    void while_the_gateway_is_slow_others_see_their_page_at_once() throws Exception {
        int before = phones.messagesTo(PHONE).size();
        outages.isSlow(SmsGateway.class);
        Crowd.atOnce(
                12, one -> () -> stage.applicant().begins(1, "phone", PHONE).sees("message-sent"));
        Instant asked = Instant.now();
        ana.begins(1, "phone", PHONE).sees("message-sent");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Outages.SLOWNESS);

        outages.areOver();
        phones.nextMessageTo(PHONE, before + 12);
        phones.stayedSilent(PHONE, before + 13);
    }

    @Test
    void a_message_that_is_handed_over_twice_is_read_once() {
        int before = phones.messagesTo(PHONE).size();
        outages.repeatsItself(SmsGateway.class);
        ana.begins(1, "phone", PHONE).sees("message-sent");
        JsonNode message = phones.nextMessageTo(PHONE, before);
        phones.stayedSilent(PHONE, before + 1);
        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
    }

    @Test
    void a_phone_that_comes_while_the_provider_is_down_is_asked_to_try_again_and_its_link_stays_good() {
        FaceCheckOnPhone bob = faceCheck();
        outages.isDown(FaceProvider.class);
        bob.phone().opens(bob.link());
        assertThat(bob.phone().status()).isEqualTo(503);
        assertThat(bob.phone().step()).isEqualTo("try-later");
        assertThat(bob.phone().page().select("main a.button").attr("href")).isEqualTo(bob.link());
        assertThatIsSilent(bob.phone().response().body());
        ana.opens("/case").sees("check-face");

        outages.areOver();
        bob.passes(PERSON, ID_NUMBER);
        ana.waitsFor("account-found");
    }

    @Test
    void a_result_that_cannot_be_fetched_yet_keeps_the_page_waiting_until_it_can() {
        FaceCheckOnPhone bob = faceCheck();
        bob.phone().opens(bob.link());
        outages.isDown(FaceProvider.class);
        bob.passesHere(PERSON, ID_NUMBER);
        ana.opens("/case");
        assertThat(ana.step()).isEqualTo("waiting");
        Job failed = failedJobOf(ana);
        assertThat(failed.getRetries()).isPositive();
        assertThatIsSilent(failed.getExceptionMessage());
        ana.opens("/case");
        assertThat(ana.step()).isEqualTo("waiting");

        outages.areOver();
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly(ACCOUNT);
    }

    @Test
    void a_phone_that_saw_no_answer_sends_its_result_again_and_is_led_on() {
        FaceCheckOnPhone bob = faceCheck();
        FaceCheckOnPhone again = FaceCheckOnPhone.of(ana, stage);
        bob.phone().opens(bob.link());
        again.phone().opens(again.link());
        outages.isDown(FaceProvider.class);
        bob.passesHere(PERSON, ID_NUMBER);
        again.passesHere(PERSON, ID_NUMBER);

        outages.areOver();
        ana.waitsFor("account-found");
    }

    @Test
    void a_provider_that_is_slow_or_repeats_itself_tells_the_same() {
        FaceCheckOnPhone bob = faceCheck();
        outages.repeatsItself(FaceProvider.class);
        bob.phone().opens(bob.link());
        outages.isSlow(FaceProvider.class);
        bob.passesHere(PERSON, ID_NUMBER);
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly(ACCOUNT);
    }

    private FaceCheckOnPhone faceCheck() {
        ana.begins(2, "accountId", ACCOUNT).answers("choose-proof", "proof", "face");
        ana.answers("consent-to-face-check", "consent", "yes");
        return FaceCheckOnPhone.of(ana, stage);
    }

    /** Waits for it: the engine works beside the pages. */
    private Job failedJobOf(Applicant applicant) {
        return awaited(() -> processesOf(applicant).stream()
                .flatMap(process ->
                        management.createJobQuery().processInstanceId(process).withException().list().stream())
                .findFirst());
    }

    private Incident incidentOf(Applicant applicant) {
        return awaited(() -> incidents(applicant).stream().findFirst());
    }

    private List<Incident> incidents(Applicant applicant) {
        return processesOf(applicant).stream()
                .flatMap(process -> runtime.createIncidentQuery().processInstanceId(process).list().stream())
                // A caller's incident points to the one below.
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .toList();
    }

    private List<String> processesOf(Applicant applicant) {
        CaseId caseId = stage.caseOf(applicant.secret());
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    private static void assertThatIsSilent(String text) {
        assertThat(text).isNotBlank().doesNotContain("no answer to", "13700137005", "100012340", PERSON, "code=");
    }

    private static <T> T awaited(Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            assertThat(Instant.now()).as("patience").isBefore(end);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
