package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.story.Applicant.Attached;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A phone that takes the two photos which the applicant's page asks for; no two photos are alike. */
final class PhotoOnPhone {

    private static int photos = 400_000;

    private final String link;
    private final Applicant phone;

    private PhotoOnPhone(String link, Applicant phone) {
        this.link = link;
        this.phone = phone;
    }

    /** Scans the code on the applicant's page. */
    static PhotoOnPhone of(Applicant applicant, Stage stage) {
        applicant.waitsFor("take-photo");
        String address = applicant.page().select("main a[href*=/f/]").attr("href");
        PhotoOnPhone phone = new PhotoOnPhone(URI.create(address).getPath(), stage.applicant());
        phone.phone.opens(phone.link).sees("show-face");
        return phone;
    }

    String number() {
        return phone.page().select("[data-number]").first().text();
    }

    String pose() {
        return phone.page().select("[data-pose]").first().attr("data-pose");
    }

    /** With a name and a number where the page asks for them. */
    PhotoOnPhone takes(String... who) {
        sends(List.of(face(), card()), who);
        assertThat(phone.step()).isEqualTo("phone-done");
        return this;
    }

    PhotoOnPhone sends(List<Attached> files, String... who) {
        String[] fields = IntStream.range(0, who.length)
                .boxed()
                .flatMap(at -> Stream.of(at == 0 ? "name" : "idNumber", who[at]))
                .toArray(String[]::new);
        phone.sendsWith(files, fields);
        return this;
    }

    static Attached face() {
        return new Attached("facePhoto", "my-own-face.jpg", Papers.numbered("jpg", ++photos));
    }

    static Attached card() {
        return new Attached("idCard", "my-own-card.jpg", Papers.numbered("jpg", ++photos));
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
