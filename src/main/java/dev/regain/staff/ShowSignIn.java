package dev.regain.staff;

import java.net.InetAddress;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whoever started it where the staff signs in. On the console, not in the log: a log is kept. */
@Component
class ShowSignIn {

    private final MakeStaff staff;
    private final StaffSettings settings;
    private final OidcSettings oidc;
    private final ServerProperties server;

    ShowSignIn(MakeStaff staff, StaffSettings settings, OidcSettings oidc, ServerProperties server) {
        this.staff = staff;
        this.settings = settings;
        this.oidc = oidc;
        this.server = server;
    }

    @EventListener
    @Order(10)
    void show(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web) {
            System.out.println("  Staff    " + address(web) + "/camunda   "
                    + (oidc.isOn() ? "by " + oidc.issuer() : "admin, reviewer, reviewer2, lead, analyst"));
            Map<String, String> madeUp = staff.takeMadeUp();
            madeUp.forEach((user, password) -> System.out.printf("             %-9s  %s%n", user, password));
            System.out.println(hint(madeUp));
        }
    }

    private String address(WebServerApplicationContext web) {
        boolean encrypted = server.getSsl() != null && server.getSsl().isEnabled();
        InetAddress bound = server.getAddress();
        String host = bound == null || bound.isAnyLocalAddress() ? "localhost" : bound.getHostAddress();
        return (encrypted ? "https://" : "http://")
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":" + web.getWebServer().getPort();
    }

    private String hint(Map<String, String> madeUp) {
        if (oidc.isOn()) {
            return settings.admin().password() == null
                    ? "           No passwords; regain.staff.admin.password would give admin one for emergencies."
                    : "           In an emergency admin signs in by password at /camunda/app/admin/default/?password";
        }
        if (!madeUp.isEmpty()) {
            return "           These passwords are shown this once. To set another: regain.staff.admin.password and a restart.";
        }
        if (settings.makeMissing()) {
            return "           Passwords that nobody set were shown on the first start."
                    + " To set another: regain.staff.admin.password and a restart.";
        }
        return "           Passwords: regain.staff.admin.password and so on; a change counts from the next start.";
    }
}
