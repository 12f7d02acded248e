package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Path 3: a domain that was bought or managed with the account, now or once. */
@Story
class RecoverByDomainStory {

    private final Stage stage;
    private final AccountDirectory directory;

    RecoverByDomainStory(@Autowired Stage stage, @Autowired AccountDirectory directory) {
        this.stage = stage;
        this.directory = directory;
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
    void a_domain_that_twenty_accounts_held_finds_all_twenty() {
        held("twenty-held-this.cn", "+8613612342020", 20);
        Applicant ana =
                stage.applicant().begins(3, "domain", "twenty-held-this.cn").provesBySms("+8613612342020");
        assertThat(ana.sees("account-found").accounts()).hasSize(20);
    }

    @Test
    void a_domain_that_more_held_says_too_little_and_the_other_ways_are_offered() {
        held("too-many-held-this.cn", "+8613612342121", 21);
        Applicant ana = stage.applicant().begins(3, "domain", "too-many-held-this.cn");
        ana.answers("choose-proof", "proof", "sms").answers("enter-secure-phone", "phone", "+8613612342121");
        stage.phones().stayedSilent("+8613612342121", 0);
        for (int guess = 0; guess < 5; guess++) {
            ana.answers("message-sent", "smsCode", "00000" + guess);
        }
        ana.sees("not-confirmed");
        assertThat(ana.page().select("main a[href*=type=]").eachAttr("href")).hasSizeGreaterThanOrEqualTo(6);
    }

    /** So many accounts once held the domain, all with one secure phone. */
    private void held(String domain, String phone, int accounts) {
        for (int account = 0; account < accounts; account++) {
            directory.put(AccountsOnFile.holding(
                    "3000%02d%06d".formatted(accounts, account),
                    new Clue(ClueKind.DOMAIN, domain),
                    new Clue(ClueKind.PHONE, phone)));
        }
    }

    @Test
    void an_address_is_sent_to_the_path_for_addresses() {
        stage.applicant().begins(3, "domain", "119.29.10.20").isTold("domain", "ip-address");
    }
}
