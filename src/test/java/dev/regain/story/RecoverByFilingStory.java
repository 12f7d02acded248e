package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Path 4: an ICP filing, by its domain or its number. */
@Story
class RecoverByFilingStory {

    private final Stage stage;

    RecoverByFilingStory(@Autowired Stage stage) {
        this.stage = stage;
    }

    @Test
    void a_number_that_moved_finds_the_account_it_moved_to() {
        Applicant ana = beginning("number", "粤icp備 22012345-1").provesByFace("张小明", "110105199003071239");
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly("100012340001");
        ana.went("filingEntered", "chooseProof", "proveByFace", "isOwnershipProven", "accountFound");
    }

    @Test
    void it_finds_the_account_that_it_moved_from_too() {
        Applicant ana = beginning("number", "粤ICP备22012345号").provesBySms("+8613800138001");
        ana.sees("account-found");
        // Of the three accounts with this secure phone, the one that has the number and the one that had it until 2024.
        assertThat(ana.accounts()).containsExactly("100012340001", "100012340003");
    }

    @Test
    void a_filed_domain_finds_its_account() {
        Applicant ana = beginning("domain", "shanhai.example").provesBySms("+8613800138001");
        ana.sees("account-found");
        assertThat(ana.accounts()).containsExactly("100012340003");
    }

    @Test
    void a_police_filing_is_told_apart() {
        beginning("number", "粤公网安备44030502000001号").isTold("filing", "police-filing");
    }

    @Test
    void a_number_is_no_domain() {
        beginning("domain", "粤ICP备22012345号").isTold("filing", "format");
    }

    @Test
    void nothing_is_required_twice() {
        stage.applicant().begins(4, "filing", "").isTold("filingKind", "required");
        beginning("number", "").isTold("filing", "required");
    }

    private Applicant beginning(String kind, String filing) {
        return stage.applicant().begins(4, "filingKind", kind, "filing", filing);
    }
}
