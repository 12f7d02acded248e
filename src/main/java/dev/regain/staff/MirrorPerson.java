package dev.regain.staff;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At each sign-in the engine's own tables get the person and exactly the groups that the provider names now. So whoever asks the
 * engine who is in a group, while they are signed in or not, has one place to ask.
 */
class MirrorPerson {

    /** No account that is made here has a dash in its name: nobody of the provider's can be one of ours. */
    static final String PREFIX = "sso-";

    /** With the prefix, as long as the engine takes; nothing that an address, a query or "any" would take for its own. */
    private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,59}");

    private static final Pattern UNSHOWN = Pattern.compile("\\p{C}");
    private static final int LONGEST_NAME = 60;

    private final IdentityService people;
    private final OidcSettings settings;
    private final TransactionTemplate transaction;

    MirrorPerson(IdentityService people, OidcSettings settings, PlatformTransactionManager transactions) {
        this.people = people;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @return the person's id in the engine
     * @throws NoAccess where the provider's id is not fit to be one, or none of the person's groups is one of ours; then they
     *     have no group here any more
     */
    String admit(OidcUser person) throws NoAccess {
        String id = idOf(person);
        Set<String> groups = settings.groups().of(groupsOf(person));
        try {
            mirror(id, person, groups);
        } catch (ProcessEngineException | DataAccessException twice) {
            // The same person at the same time in another window; now what that one made is there.
            mirror(id, person, groups);
        }
        if (groups.isEmpty()) {
            throw new NoAccess(
                    NoAccess.Why.NO_GROUP,
                    claim(person.getClaims(), settings.groupsClaim()).isPresent()
                            ? "none of the person's groups is one of ours"
                            : "the provider sent no claim " + settings.groupsClaim());
        }
        return id;
    }

    private String idOf(OidcUser person) throws NoAccess {
        return claim(person.getClaims(), settings.personClaim())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(id -> PERSON.matcher(id).matches())
                .map(PREFIX::concat)
                .orElseThrow(() -> new NoAccess(
                        NoAccess.Why.NO_PERSON, "the claim " + settings.personClaim() + " is missing or not an id"));
    }

    private List<String> groupsOf(OidcUser person) {
        Object named = claim(person.getClaims(), settings.groupsClaim()).orElse(List.of());
        Collection<?> all = named instanceof Collection<?> several ? several : List.of(named);
        return all.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private static Optional<Object> claim(Map<?, ?> claims, String name) {
        Object whole = claims.get(name);
        int dot = name.indexOf('.');
        if (whole != null || dot < 0) {
            return Optional.ofNullable(whole);
        }
        return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? claim(inner, name.substring(dot + 1))
                : Optional.empty();
    }

    private void mirror(String id, OidcUser person, Set<String> groups) {
        transaction.executeWithoutResult(begun -> {
            User known = people.createUserQuery().userId(id).singleResult();
            if (known == null && groups.isEmpty()) {
                return;
            }
            User mirrored = known == null ? people.newUser(id) : known;
            mirrored.setFirstName(
                    named(id, person.getGivenName(), person.getFullName(), person.getPreferredUsername()));
            mirrored.setLastName(person.getGivenName() == null ? "" : named("", person.getFamilyName()));
            if (known == null) {
                // Nobody knows it, and the engine stumbles over a person who has none.
                mirrored.setPassword(UUID.randomUUID().toString() + UUID.randomUUID());
            }
            people.saveUser(mirrored);
            join(id, groups);
        });
    }

    private void join(String id, Set<String> groups) {
        Set<String> before = people.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        minus(before, groups).forEach(group -> people.deleteMembership(id, group));
        minus(groups, before).forEach(group -> people.createMembership(id, group));
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static String named(String otherwise, String... names) {
        return Stream.of(names)
                .filter(name -> name != null && !name.isBlank())
                .map(name -> UNSHOWN.matcher(name).replaceAll("").strip())
                .map(name -> name.codePoints()
                        .limit(LONGEST_NAME)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(otherwise);
    }
}
