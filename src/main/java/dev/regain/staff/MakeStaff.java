package dev.regain.staff;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;

import dev.regain.staff.StaffSettings.Login;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * At start-up, what is missing is made: the groups with their rights, and the first person in each. Nobody but these groups
 * may do anything.
 */
@Component
class MakeStaff implements SmartInitializingSingleton {

    static final String REVIEWERS = "reviewers";
    static final String REVIEW_LEADS = "review-leads";
    static final String ANALYSTS = "analysts";

    static final String ADMIN = "admin";

    /** No letters or digits that look like another. */
    private static final String PASSWORD_CHARACTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int PASSWORD_LENGTH = 20;

    private final IdentityService people;
    private final AuthorizationService rights;
    private final StaffSettings settings;
    private final OidcSettings oidc;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> madeUp = new LinkedHashMap<>();

    MakeStaff(IdentityService people, AuthorizationService rights, StaffSettings settings, OidcSettings oidc) {
        this.people = people;
        this.rights = rights;
        this.settings = settings;
        this.oidc = oidc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        group(CAMUNDA_ADMIN, "Administrators", Groups.GROUP_TYPE_SYSTEM);
        group(REVIEWERS, "Reviewers", Groups.GROUP_TYPE_WORKFLOW);
        group(REVIEW_LEADS, "Review leads", Groups.GROUP_TYPE_WORKFLOW);
        group(ANALYSTS, "Analysts", Groups.GROUP_TYPE_WORKFLOW);
        grantReviewers(REVIEWERS);
        grantReviewers(REVIEW_LEADS);
        // What reviewers hold, which leads may take over.
        grant(REVIEW_LEADS, Resources.PROCESS_DEFINITION, "decideAppeal", ProcessDefinitionPermissions.READ_TASK);
        grantAnalysts();
        grantAdministrators();
        person(ADMIN, "Ada", "Admin", CAMUNDA_ADMIN, settings.admin());
        if (oidc.isOn()) {
            // Nobody signs in by a password, but the administrator where one is set; without, a password is of no use.
            madeUp.clear();
        } else {
            person("reviewer", "Robin", "Reviewer", REVIEWERS, settings.reviewer());
            person("reviewer2", "Sam", "Reviewer", REVIEWERS, settings.reviewer2());
            person("lead", "Lee", "Lead", REVIEW_LEADS, settings.lead());
            person("analyst", "Alex", "Analyst", ANALYSTS, settings.analyst());
        }
        if (people.createUserQuery().memberOfGroup(CAMUNDA_ADMIN).count() == 0) {
            throw new NoAdministrator();
        }
    }

    private void group(String id, String name, String type) {
        if (people.createGroupQuery().groupId(id).count() == 0) {
            Group group = people.newGroup(id);
            group.setName(name);
            group.setType(type);
            people.saveGroup(group);
        }
    }

    /** The tasks themselves come by the engine: who is a candidate may read and take a task. */
    private void grantReviewers(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(group, Resources.FILTER, ANY, Permissions.READ);
    }

    private void grantAnalysts() {
        grant(ANALYSTS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                ANALYSTS,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY);
        grant(ANALYSTS, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
    }

    /** As the engine's own AdministratorAuthorizationPlugin does. What the process decides stays out of reach all the same. */
    private void grantAdministrators() {
        for (Resource resource : Resources.values()) {
            grant(CAMUNDA_ADMIN, resource, ANY, Permissions.ALL);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        boolean there = rights.createAuthorizationQuery()
                        .authorizationType(AUTH_TYPE_GRANT)
                        .groupIdIn(group)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                > 0;
        if (!there) {
            Authorization authorization = rights.createNewAuthorization(AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(id);
            for (Permission permission : permissions) {
                authorization.addPermission(permission);
            }
            rights.saveAuthorization(authorization);
        }
    }

    private void person(String id, String firstName, String lastName, String group, Login login) {
        if (people.createUserQuery().userId(id).count() > 0) {
            keepPassword(id, login.password());
        } else if (login.password() != null || settings.makeMissing() || oidc.isOn()) {
            User made = people.newUser(id);
            made.setFirstName(firstName);
            made.setLastName(lastName);
            made.setPassword(login.password() != null ? login.password() : madeUpFor(id));
            people.saveUser(made);
            people.createMembership(id, group);
        }
    }

    private void keepPassword(String id, String password) {
        if (password != null && !people.checkPassword(id, password)) {
            // The look counted as a failed sign-in.
            people.unlockUser(id);
            User person = people.createUserQuery().userId(id).singleResult();
            person.setPassword(password);
            people.saveUser(person);
        }
    }

    private String madeUpFor(String id) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(PASSWORD_CHARACTERS.charAt(random.nextInt(PASSWORD_CHARACTERS.length())));
        }
        madeUp.put(id, password.toString());
        return password.toString();
    }

    /** Passwords made up at this start, by user; asked for once, and forgotten. */
    Map<String, String> takeMadeUp() {
        Map<String, String> once = new LinkedHashMap<>(madeUp);
        madeUp.clear();
        return once;
    }
}
