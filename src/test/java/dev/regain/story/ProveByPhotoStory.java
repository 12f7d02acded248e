package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Document;
import dev.regain.casefile.Documents;
import dev.regain.casefile.Entry;
import dev.regain.casefile.InTray;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.outside.storage.EvidenceRef;
import dev.regain.outside.storage.EvidenceStore;
import dev.regain.story.Applicant.Attached;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** No provider checks faces: the phone takes a photo, a reviewer compares it with the ID card, and it is deleted. */
@Story
class ProveByPhotoStory {

    private static final String ACCOUNT = "100012340001";
    private static final String NO_ACCOUNT = "100012349999";
    private static final String PERSON = "张小明";
    private static final String ID_NUMBER = "110105199003071239";
    private static final String TASK = "comparePhoto";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage;
    private final Outages outages;
    private final InTray tray;
    private final Documents documents;
    private final CaseFiles files;
    private final EvidenceStore store;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcTemplate database;
    private Reviewer reviewer;
    private Applicant ana;

    ProveByPhotoStory(
            @Autowired Stage stage,
            @Autowired Outages outages,
            @Autowired InTray tray,
            @Autowired Documents documents,
            @Autowired CaseFiles files,
            @Autowired EvidenceStore store,
            @Autowired RuntimeService runtime,
            @Autowired ManagementService management,
            @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.outages = outages;
        this.tray = tray;
        this.documents = documents;
        this.files = files;
        this.store = store;
        this.runtime = runtime;
        this.management = management;
        this.database = database;
    }

    @BeforeEach
    void enter() {
        outages.says(FaceProvider.class, false);
        reviewer = stage.anotherReviewer();
        ana = beginning(ACCOUNT);
    }

    /** Nobody else finds these tasks on their lists. */
    @AfterEach
    void nothingWaits() {
        outages.areOver();
        runtime.createProcessInstanceQuery().activityIdIn("awaitComparison").list().stream()
                .map(photo -> CaseId.of(photo.getBusinessKey()))
                .forEach(this::end);
    }

    private void end(CaseId caseId) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .rootProcessInstances()
                .list()
                .forEach(path -> runtime.deleteProcessInstance(path.getId(), "by hand"));
    }

    private Applicant beginning(String account) {
        return stage.applicant().begins(2, "accountId", account).answers("choose-proof", "proof", "face");
    }

    private PhotoOnPhone consents(Applicant applicant) {
        applicant.answers("consent-to-face-check", "consent", "yes");
        return PhotoOnPhone.of(applicant, stage);
    }

    @Test
    void the_same_person_sees_the_account_and_the_photos_are_gone() throws Exception {
        PhotoOnPhone phone = consents(ana);
        String number = phone.number();
        String pose = phone.pose();
        phone.takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison");
        List<Document> photos = documents.of(caseOf(ana));
        assertThat(photos).extracting(Document::slot).containsExactlyInAnyOrder("facePhoto", "idCard");
        assertThat(isStored(photos.get(0))).isTrue();

        org.jsoup.nodes.Document page = reviewer.sees(caseOf(ana));
        assertThat(page.select("[data-number]").text()).isEqualTo(number);
        assertThat(page.select("[data-pose]").attr("data-pose")).isEqualTo(pose);
        assertThat(page.select("[data-document]")).hasSize(2);
        assertThat(page.select("[data-field]").eachAttr("data-field")).containsExactly("personName", "idNumber");
        assertThat(page.text()).doesNotContain(PERSON, ID_NUMBER, ACCOUNT);
        assertThat(reviewer.sends(caseOf(ana), "", "field=idNumber&purpose=compare-with-document")
                        .body())
                .contains(ID_NUMBER);
        looksAtThePictures(page);

        assertThat(compares(ana, "same_person").statusCode()).isBetween(200, 204);
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly(ACCOUNT);
        nothingIsLeft(ana, photos);
        assertThat(reviewer.opens(caseOf(ana)).statusCode())
                .as("nobody looks afterwards")
                .isEqualTo(404);
        ana.went(
                "proveByPhoto",
                "askForPhoto",
                "photoTaken",
                "handPhotoOver",
                TASK,
                "photoCompared",
                "deletePhoto",
                "noteComparison",
                "photoPassed",
                "findAccounts",
                "compareIdentity",
                "faceProven");
    }

    /** As pictures with who looks and when on them, and never as they were sent. */
    private void looksAtThePictures(org.jsoup.nodes.Document page) {
        String picture = page.select("[data-page]").first().attr("href");
        assertThat(reviewer.loads(picture).headers().firstValue("Content-Type")).contains("image/png");
        assertThat(page.select("[formaction]")).isEmpty();
        String original = picture.replaceAll("/pages/.*", "/original").replaceAll("^.*/review/cases/[^/]+", "");
        assertThat(reviewer.sends(caseOf(ana), original, "purpose=compare-with-document")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_miss_is_the_same_task_as_a_hit_and_the_record_decides_afterwards() {
        Applicant bob = beginning(NO_ACCOUNT);
        consents(ana).takes(PERSON, ID_NUMBER);
        consents(bob).takes("李秀英", "440305198506142046");
        ana.waitsFor("await-comparison");
        bob.waitsFor("await-comparison");
        assertThat(shape(bob)).isEqualTo(shape(ana));
        compares(ana, "same_person");
        compares(bob, "same_person");
        ana.waitsFor("account-found");
        bob.waitsFor("not-confirmed");
        assertThat(bob.accounts()).isEmpty();
        bob.went("photoPassed", "compareIdentity", "faceNotProven");
    }

    /** What a reviewer sees of a case, but for what differs from photo to photo. */
    private List<String> shape(Applicant applicant) {
        return reviewer
                .sees(caseOf(applicant))
                .select("main section, main [data-told], main [data-signal], th")
                .stream()
                .map(Element::cssSelector)
                .map(selector -> selector.replaceAll("nth-child\\(\\d+\\)", ""))
                .toList();
    }

    @Test
    void who_is_not_the_person_of_the_card_may_try_three_times_and_no_fourth() {
        ana.answers("consent-to-face-check", "consent", "yes");
        PhotoOnPhone before = null;
        for (int left = 2; left >= 0; left--) {
            PhotoOnPhone phone = PhotoOnPhone.of(ana, stage).takes(PERSON, ID_NUMBER);
            ana.waitsFor("await-comparison");
            List<Document> photos = documents.of(caseOf(ana));
            compares(ana, "not_same_person");
            ana.waitsFor(left > 0 ? "take-photo" : "not-confirmed");
            nothingIsLeft(ana, photos);
            if (before != null) {
                assertThat(phone.link()).isNotEqualTo(before.link());
            }
            before = phone;
        }
        ana.went("areTriesLeft", "askForPhoto", "areTriesLeft", "askForPhoto", "areTriesLeft", "photoNotPassed");
    }

    @Test
    void what_nobody_can_see_is_asked_for_again_with_a_new_number() {
        PhotoOnPhone blurred = consents(ana);
        String before = blurred.number() + blurred.pose() + blurred.link();
        blurred.takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison");
        compares(ana, "cannot_tell");
        ana.waitsFor("take-photo");
        assertThat(ana.page().select("[data-last-try]").attr("data-last-try")).isEqualTo("unclear");
        assertThat(blurred.isScannedAgain().status()).isEqualTo(410);
        PhotoOnPhone sharp = PhotoOnPhone.of(ana, stage);
        assertThat(sharp.number() + sharp.pose() + sharp.link()).isNotEqualTo(before);
        assertThat(reviewer.opens(caseOf(ana)).statusCode()).isEqualTo(404);
        sharp.takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison");
        compares(ana, "same_person");
        ana.waitsFor("account-found");
    }

    @Test
    void a_link_is_good_once_and_for_its_time() {
        PhotoOnPhone late = consents(ana);
        database.update("update face_check set good_until = current_timestamp where standing = 'OPEN'");
        late.sends(List.of(PhotoOnPhone.face(), PhotoOnPhone.card()), PERSON, ID_NUMBER);
        assertThat(late.phone().status()).isEqualTo(410);
        assertThat(tray.files(caseOf(ana))).isEmpty();
        ana.letsTimePass("timeOver").waitsFor("expired");
        ana.answers("expired");
        PhotoOnPhone phone = PhotoOnPhone.of(ana, stage);
        assertThat(phone.link()).isNotEqualTo(late.link());
        phone.takes(PERSON, ID_NUMBER);
        assertThat(phone.isScannedAgain().status()).isEqualTo(410);
        ana.waitsFor("await-comparison");
        ana.presses("main form button").sees("choose-proof");
    }

    @Test
    void what_is_missing_or_no_picture_is_told_and_what_came_stays() {
        PhotoOnPhone phone = consents(ana);
        phone.sends(List.of(PhotoOnPhone.face()), PERSON, "110105199003071230");
        phone.phone().sees("show-face").isTold("idNumber", "check-digit").isTold("idCard", "required");
        assertThat(phone.phone().page().select("[data-received]").eachAttr("data-received"))
                .containsExactly("facePhoto");
        assertThat(phone.phone().page().select("[name=name]").val()).isEqualTo(PERSON);
        phone.sends(List.of(new Attached("idCard", "my-own-card.pdf", Papers.letter("card"))), PERSON, ID_NUMBER);
        phone.phone().isTold("idCard", "picture");
        phone.sends(List.of(PhotoOnPhone.card()), PERSON, ID_NUMBER);
        phone.phone().sees("phone-done");
        ana.waitsFor("await-comparison");
    }

    @Test
    void a_photo_that_cannot_be_opened_is_asked_for_again_and_nobody_is_bothered() {
        PhotoOnPhone phone = consents(ana);
        Attached cut = new Attached("facePhoto", "my-own-face.jpg", Papers.cut(Papers.photo()));
        phone.sends(List.of(cut, PhotoOnPhone.card()), PERSON, ID_NUMBER);
        ana.went("photoTaken", "arePhotosGood", "askForPhoto").opens("/case").sees("take-photo");
        assertThat(ana.page().select("[data-last-try]").attr("data-last-try")).isEqualTo("unusable");
        assertThat(ana.page().select("main").text()).contains("3 tries");
        PhotoOnPhone.of(ana, stage).takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison");
    }

    @Test
    void the_consent_is_one_of_its_own_and_who_refuses_goes_another_way() {
        ana.sees("consent-to-face-check");
        assertThat(ana.page().select("main").text()).contains("One of our reviewers", "deleted right after");
        Applicant bob = beginning(ACCOUNT);
        bob.answers("consent-to-face-check", "consent", "no").sees("choose-proof");
        consents(ana);
        assertThat(stage.consentOf(ana)).startsWith("photo 2026-11-30 ");
    }

    @Test
    void who_waits_may_go_another_way_and_nobody_compares() {
        consents(ana).takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison");
        List<Document> photos = documents.of(caseOf(ana));
        ana.presses("main form button").sees("choose-proof");
        nothingIsLeft(ana, photos);
        assertThat(reviewer.tasks(caseOf(ana), TASK)).isEmpty();
        assertThat(reviewer.opens(caseOf(ana)).statusCode()).isEqualTo(404);
        ana.went(TASK, "comparisonGivenUp", "deletePhoto", "photoGivenUp", "chooseProof");
    }

    @Test
    void over_a_weekend_the_case_waits_and_then_has_a_day() {
        consents(ana).takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison");
        assertThat(ana.response().headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("regain_case=") && cookie.contains("Max-Age=2592000"));
        Job day = clockOf(ana);
        assertThat(day.isSuspended()).isTrue();
        management.setJobDuedate(
                day.getId(),
                new Date(System.currentTimeMillis() - Duration.ofDays(2).toMillis()));
        consents(beginning(ACCOUNT)).takes(PERSON, ID_NUMBER);
        ana.opens("/case").sees("await-comparison");
        compares(ana, "cannot_tell");
        ana.waitsFor("take-photo");
        Job again = clockOf(ana);
        assertThat(again.isSuspended()).isFalse();
        assertThat(again.getDuedate())
                .isAfter(new Date(
                        System.currentTimeMillis() + Duration.ofHours(23).toMillis()));
        ana.letsTimePass("dayOver").sees("expired");
    }

    private Job clockOf(Applicant applicant) {
        return management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseOf(applicant).toString())
                        .rootProcessInstances()
                        .singleResult()
                        .getId())
                .timers()
                .singleResult();
    }

    @Test
    void after_sms_a_photo_is_the_second_proof_and_the_hour_of_a_change_stands_still_too() {
        BackIn back = BackIn.person(stage, stage.directory()).provesBySms();
        back.begins("add-login-method").sees("consent-to-face-check").sends("consent", "yes");
        PhotoOnPhone.of(back.browser, stage).takes(BackIn.NAME, BackIn.ID_NUMBER);
        back.browser.waitsFor("await-comparison");
        assertThat(clockOf(back.browser).isSuspended()).isTrue();
        compares(back.browser, "same_person");
        back.browser.waitsFor("enter-login-method");
        assertThat(clockOf(back.browser).isSuspended()).isFalse();
        back.isGone();
    }

    @Test
    void while_the_store_is_away_the_photos_are_not_forgotten() throws Exception {
        consents(ana).takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison");
        List<Document> photos = documents.of(caseOf(ana));
        outages.isDown(EvidenceStore.class);
        compares(ana, "same_person");
        ana.waitsFor("waiting");
        await().atMost(PATIENCE).until(() -> hasFailedJob(ana));
        assertThat(documents.of(caseOf(ana))).hasSize(2);
        outages.isBack(EvidenceStore.class);
        ana.waitsFor("account-found");
        nothingIsLeft(ana, photos);
    }

    private boolean hasFailedJob(Applicant applicant) {
        return management.createJobQuery().withException().list().stream()
                .anyMatch(job -> runtime.createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .processInstanceBusinessKey(caseOf(applicant).toString())
                                .count()
                        > 0);
    }

    @Test
    void a_case_that_was_ended_by_hand_leaves_no_photo() {
        consents(ana).takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison");
        List<Document> photos = documents.of(caseOf(ana));
        consents(beginning(ACCOUNT)).sends(List.of(PhotoOnPhone.face()), PERSON, ID_NUMBER);
        end(caseOf(ana));
        stage.theHourComes();
        nothingIsLeft(ana, photos);
    }

    @Test
    void only_who_holds_it_and_says_what_they_see_decides() {
        consents(ana).takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison");
        String task = reviewer.tasks(caseOf(ana), TASK).get(0);
        assertThat(reviewer.completes(task, "photoVerdict", "same_person").statusCode())
                .isEqualTo(403);
        reviewer.claims(task);
        assertThat(reviewer.completes(task, "photoVerdict", "").statusCode()).isEqualTo(403);
        assertThat(stage.anotherReviewer()
                        .completes(task, "photoVerdict", "same_person")
                        .statusCode())
                .isEqualTo(403);
        ana.opens("/case").sees("await-comparison");
        compares(ana, "not_same_person");
        assertThat(decisions(ana)).containsExactly("photo not-same-person");
    }

    private List<String> decisions(Applicant applicant) {
        return database.query(
                "select what, why from audit_entry where case_id = ? and act = 'DECIDED'",
                (row, number) -> row.getString("what") + " " + row.getString("why"),
                caseOf(applicant).value());
    }

    @Test
    void who_was_claimed_before_is_not_asked_again() {
        Applicant bob = stage.applicant().begins(6, "name", PERSON, "idNumber", ID_NUMBER);
        PhotoOnPhone phone = consents(bob);
        assertThat(phone.phone().page().select("[name=idNumber]")).isEmpty();
        phone.takes();
        bob.waitsFor("await-comparison");
        compares(bob, "same_person");
        bob.waitsFor("account-found");
        assertThat(files.read(caseOf(bob), Entry.FACE_IDENTITY)).contains(ID_NUMBER);
    }

    @Test
    void too_many_photos_from_one_place_have_to_wait() {
        PhotoOnPhone phone = consents(ana).takes(PERSON, ID_NUMBER);
        ana.waitsFor("await-comparison").presses("main form button");
        ana.answers("choose-proof", "proof", "face");
        PhotoOnPhone next = consents(ana);
        usesUp(1);
        next.sends(List.of(PhotoOnPhone.face(), PhotoOnPhone.card()), PERSON, ID_NUMBER);
        assertThat(next.phone().status()).isEqualTo(429);
        next.phone().isTold("", "rate-limited");
        usesUp(-1);
        next.sends(List.of(), PERSON, ID_NUMBER);
        next.phone().sees("phone-done");
        assertThat(next.link()).isNotEqualTo(phone.link());
    }

    /** What is counted by the day, and as much more as the stories allow. */
    private void usesUp(int sign) {
        database.update(
                "update rate_count set happened = happened + ? where extract(hour from window_start at time zone 'UTC') = 0"
                        + " and extract(minute from window_start at time zone 'UTC') = 0",
                sign * 100_000);
    }

    private HttpResponse<String> compares(Applicant applicant, String verdict) {
        String task = reviewer.tasks(caseOf(applicant), TASK).get(0);
        reviewer.claims(task);
        return reviewer.completes(task, "photoVerdict", verdict);
    }

    private void nothingIsLeft(Applicant applicant, List<Document> photos) {
        assertThat(photos).hasSize(2);
        assertThat(documents.of(caseOf(applicant))).isEmpty();
        assertThat(tray.files(caseOf(applicant))).isEmpty();
        assertThat(photos).noneMatch(this::isStored);
        for (Document photo : photos) {
            assertThatThrownBy(() -> read(photo)).isInstanceOf(EvidenceStore.NotStored.class);
        }
    }

    private boolean isStored(Document photo) {
        return Stream.concat(Stream.of(photo.original()), photo.pages().stream())
                .anyMatch(object -> {
                    try (InputStream content = store.open(new EvidenceRef(object.name(), object.sha256()))) {
                        return content.readAllBytes().length > 0;
                    } catch (Exception gone) {
                        return false;
                    }
                });
    }

    private byte[] read(Document photo) throws Exception {
        try (InputStream content = store.open(
                new EvidenceRef(photo.original().name(), photo.original().sha256()))) {
            return content.readAllBytes();
        }
    }

    private CaseId caseOf(Applicant applicant) {
        return stage.caseOf(applicant.secret());
    }
}
