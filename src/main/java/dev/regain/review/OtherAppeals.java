package dev.regain.review;

import static java.util.Comparator.comparing;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.Links;
import dev.regain.casefile.Shared;
import dev.regain.flow.Reviewable.Standing;
import dev.regain.flow.Reviews;
import dev.regain.review.Shown.OtherAppeal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Other appeals of the same enterprise, person, contact, account, browser or file: of them, how they stand and what is the same. */
@Component
class OtherAppeals {

    private final Links links;
    private final Reviews reviews;

    OtherAppeals(Links links, Reviews reviews) {
        this.links = links;
        this.reviews = reviews;
    }

    /**
     * @param appeals the newest first
     * @param recoveries how many cases of other paths came upon one of the accounts
     */
    record Others(List<OtherAppeal> appeals, int recoveries) {}

    Others of(CaseId caseId, Set<UUID> accounts) {
        List<OtherAppeal> appeals = new ArrayList<>();
        for (Map.Entry<CaseId, Set<Shared>> link : links.of(caseId, accounts).entrySet()) {
            reviews.standingOf(link.getKey())
                    .map(standing -> appeal(link.getKey(), standing, link.getValue()))
                    .ifPresent(appeals::add);
        }
        appeals.sort(comparing(OtherAppeal::submittedAt).reversed());
        return new Others(List.copyOf(appeals), links.recoveriesOf(caseId, accounts));
    }

    private static OtherAppeal appeal(CaseId caseId, Standing standing, Set<Shared> shared) {
        return new OtherAppeal(
                caseId.toString(),
                caseId.number(),
                standing.submittedAt(),
                standing.status(),
                standing.details(),
                names(shared));
    }

    private static Set<String> names(Set<Shared> shared) {
        Set<String> names = new TreeSet<>();
        shared.forEach(one -> names.add(one.name().toLowerCase(Locale.ROOT)));
        return names;
    }
}
