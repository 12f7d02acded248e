package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Path 5: the public address of a server; three accounts held this one, one after the other. */
@Story
class RecoverByServerIpStory {

    private final Stage stage;

    RecoverByServerIpStory(@Autowired Stage stage) {
        this.stage = stage;
    }

    @Test
    void the_holder_now_is_found_by_their_face() {
        Applicant ana = beginning("cvm", "119.29.10.20").provesByFace("张小明", "110105199003071239");
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly("100012340001");
        ana.went("serverIpEntered", "chooseProof", "proveByFace", "isOwnershipProven", "accountFound");
    }

    @Test
    void a_holder_before_is_found_by_theirs() {
        Applicant ana = beginning("cvm", "::ffff:119.29.10.20").provesByFace("李秀英", "440305198506142046");
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly("100012340004");
    }

    @Test
    void the_first_holder_an_enterprise_is_found_by_its_phone_with_the_other_account_of_that_phone() {
        Applicant ana = beginning("cvm", "119.29.10.20").provesBySms("+8613800138001");
        ana.sees("account-found");
        assertThat(ana.accounts()).containsExactly("100012340001", "100012340003");
    }

    @Test
    void the_same_address_of_the_other_kind_of_server_is_another_clue() {
        Applicant ana = beginning("lighthouse", "119.29.10.20").provesByFace("张小明", "110105199003071239");
        ana.waitsFor("not-confirmed");
    }

    @Test
    void a_private_address_is_told() {
        beginning("cvm", "192.168.1.1").isTold("ip", "not-public");
    }

    private Applicant beginning(String kind, String ip) {
        return stage.applicant().begins(5, "serverKind", kind, "ip", ip);
    }
}
