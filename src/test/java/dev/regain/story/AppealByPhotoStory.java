package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.Documents;
import dev.regain.casefile.InTray;
import dev.regain.casefile.Slots;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.story.Applicant.Attached;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No provider checks faces: who appeals takes a photo, goes on at once, and the reviewer compares it with the rest. */
@Story
class AppealByPhotoStory {

    private static final String LEGAL_PERSON = Appellant.LEGAL_PERSON;
    private static final String HANDLER = Appellant.HANDLER;

    private static int people;

    private final Stage stage;
    private final Outages outages;
    private final Documents documents;
    private final InTray tray;
    private Appellant appellant;
    private Applicant ana;
    private Reviewer robin;
    private Reviewer sam;

    AppealByPhotoStory(
            @Autowired Stage stage,
            @Autowired Outages outages,
            @Autowired Documents documents,
            @Autowired InTray tray) {
        this.stage = stage;
        this.outages = outages;
        this.documents = documents;
        this.tray = tray;
    }

    @BeforeEach
    void enter() {
        outages.says(FaceProvider.class, false);
        appellant = new Appellant(stage, "+86136669%05d".formatted(++people));
        ana = appellant.browser();
        robin = stage.anotherReviewer();
        sam = stage.anotherReviewer();
    }

    @AfterEach
    void aProviderIsThere() {
        outages.areOver();
    }

    @Test
    void the_legal_person_has_a_query_code_at_once_and_two_reviewers_compare_the_photo() {
        CaseId caseId = appealsAsLegalPerson();
        Document page = robin.takes(caseId).sees(caseId);
        assertThat(page.select("[data-number]").text()).matches("\\d{4}");
        assertThat(page.select("[data-pose]")).isNotEmpty();
        assertThat(page.select("[data-document]")).hasSize(2);
        assertThat(page.select("[data-signal]").eachAttr("data-signal")).contains("face-photo");
        assertThat(page.select("[name=checked]").eachAttr("value"))
                .contains("photoIsOfPerson")
                .doesNotContain("legalPersonShowedFace");
        assertThat(robin.answers(caseId, "approve").statusCode())
                .as("nothing is ticked")
                .isEqualTo(403);

        robin.decides(caseId, "approve");
        assertThat(photos(caseId)).as("somebody else looks, too").isEqualTo(2);
        sam.confirms(caseId);
        ana.waitsFor("approved");
        assertThat(photos(caseId)).isZero();
        ana.went("photoTaken", "keepPhoto", "photoKept", "submitAppeal", "confirmApproval", "deletePhoto", "approved");
        assertThat(stage.passed(caseId)).doesNotContain("comparePhoto");
    }

    @Test
    void the_handlers_photo_goes_with_the_decision_and_the_documents_stay() {
        appellant.begins().answers("choose-branch", "branch", "documents");
        ana.answers(
                "state-handler",
                "enterpriseStatus",
                "active",
                "handlerName",
                HANDLER,
                "handlerIdNumber",
                appellant.idNumber());
        ana.sees("upload-documents").sendsWith(papers()).waitsFor("consent-to-face-check");
        takesPhoto();
        appellant.confirmsContact("").sees("appeal-submitted");
        CaseId caseId = appellant.caseId();
        assertThat(robin.takes(caseId).sees(caseId).select("[name=checked]").eachAttr("value"))
                .contains("photoIsOfPerson")
                .doesNotContain("handlerShowedFace");
        robin.decides(caseId, "reject", "reasonR01");
        ana.waitsFor("rejected");
        assertThat(photos(caseId)).isZero();
        assertThat(documents.of(caseId)).hasSize(4);
    }

    @Test
    void who_withdraws_the_appeal_leaves_no_photo() {
        CaseId caseId = appealsAsLegalPerson();
        assertThat(photos(caseId)).isEqualTo(2);
        appellant.status(ana.page().select("[data-query-code]").attr("data-query-code"));
        ana.sends("withdraw", "true");
        ana.went("withdrawn");
        stage.letWorkEnd(ana.secret());
        stage.theHourComes();
        assertThat(photos(caseId)).isZero();
    }

    private CaseId appealsAsLegalPerson() {
        appellant.begins().answers("choose-branch", "branch", "legal-person");
        ana.answers("enter-legal-person", "legalPersonName", LEGAL_PERSON, "legalPersonIdNumber", appellant.idNumber());
        takesPhoto();
        appellant.confirmsContact("").sees("appeal-submitted");
        return appellant.caseId();
    }

    private void takesPhoto() {
        ana.answers("consent-to-face-check", "consent", "yes");
        PhotoOnPhone.of(ana, stage).takes();
        ana.waitsFor("leave-contact");
    }

    private static List<Attached> papers() {
        return List.of(
                new Attached("businessLicence", "our-own-licence.jpg", Papers.numbered("jpg", 700_001 + 10 * people)),
                new Attached(
                        "authorisationLetter", "our-own-letter.jpg", Papers.numbered("jpg", 700_002 + 10 * people)),
                new Attached("handlerIdFront", "our-own-front.jpg", Papers.numbered("jpg", 700_003 + 10 * people)),
                new Attached("handlerIdBack", "our-own-back.jpg", Papers.numbered("jpg", 700_004 + 10 * people)));
    }

    private int photos(CaseId caseId) {
        return documents.of(caseId, Slots.PHOTOS).size() + tray.files(caseId).size();
    }
}
