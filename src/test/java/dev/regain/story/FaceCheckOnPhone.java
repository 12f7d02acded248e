package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/** The phone's side of a face check: whoever scanned the code, with a browser of their own. */
class FaceCheckOnPhone {

    private final String link;
    private final Applicant phone;

    private FaceCheckOnPhone(String link, Applicant phone) {
        this.link = link;
        this.phone = phone;
    }

    /** Scans the code on the applicant's page. */
    static FaceCheckOnPhone of(Applicant applicant, Stage stage) {
        applicant.sees("check-face");
        String address = applicant.page().select("main a[href*=/f/]").attr("href");
        return new FaceCheckOnPhone(URI.create(address).getPath(), stage.applicant());
    }

    FaceCheckOnPhone passes(String name, String idNumber) {
        return ends("pass", name, idNumber);
    }

    FaceCheckOnPhone fails() {
        return ends("fail", "", "");
    }

    private FaceCheckOnPhone ends(String outcome, String name, String idNumber) {
        phone.opens(link);
        return endsHere(outcome, name, idNumber);
    }

    /** The camera is open already. */
    FaceCheckOnPhone passesHere(String name, String idNumber) {
        return endsHere("pass", name, idNumber);
    }

    private FaceCheckOnPhone endsHere(String outcome, String name, String idNumber) {
        phone.sends("name", name, "idNumber", idNumber, "outcome", outcome);
        assertThat(phone.step()).isEqualTo("phone-done");
        return this;
    }

    /** The same code once more. */
    Applicant isScannedAgain() {
        return phone.opens(link);
    }

    Applicant phone() {
        return phone;
    }

    String link() {
        return link;
    }
}
