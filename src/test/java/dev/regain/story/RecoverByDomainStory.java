package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Path 3: a domain that was bought or managed with the account, now or once. */
@Story
class RecoverByDomainStory {

    private final Stage stage;

    RecoverByDomainStory(@Autowired Stage stage) {
        this.stage = stage;
    }

    @Test
    void who_held_a_domain_once_finds_the_account_of_that_time() {
        Applicant ana =
                stage.applicant().begins(3, "domain", "Zhiyuan-Lab.cn.").provesByFace("陈志远", "310115197809213313");
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly("8613579");
        ana.went("domainEntered", "chooseProof", "proveByFace", "isOwnershipProven", "accountFound");
    }

    @Test
    void who_holds_it_now_finds_their_own_and_not_the_one_before() {
        Applicant ana = stage.applicant()
                .begins(3, "domain", "https://zhiyuan-lab.cn/about")
                .provesBySms("+8613900139004");
        ana.sees("account-found");
        assertThat(ana.accounts()).containsExactly("100012340004");
    }

    @Test
    void a_domain_of_nobody_is_not_confirmed() {
        Applicant ana =
                stage.applicant().begins(3, "domain", "nobody-has-this.cn").provesByFace("陈志远", "310115197809213313");
        ana.waitsFor("not-confirmed");
        ana.went("compareIdentity", "notConfirmed");
    }

    @Test
    void an_address_is_sent_to_the_path_for_addresses() {
        stage.applicant().begins(3, "domain", "119.29.10.20").isTold("domain", "ip-address");
    }
}
