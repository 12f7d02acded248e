package dev.regain.web;

import java.net.InetAddress;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The console's last words: where a person goes from here. */
@Component
class Welcome {

    private final Environment settings;

    Welcome(Environment settings) {
        this.settings = settings;
    }

    @EventListener
    @Order(0)
    void ready(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web)) {
            return;
        }
        String host = settings.getProperty(
                "server.address", InetAddress.getLoopbackAddress().getHostAddress());
        String base = "http://" + host + ":" + web.getWebServer().getPort();
        System.out.println();
        System.out.println("Regain 账号找回");
        System.out.println("  Recover  " + base + EntryPages.ADDRESS);
        if ("sandbox".equals(settings.getProperty("regain.outside.sms.by"))) {
            System.out.println("  Sandbox  " + base + "/sandbox   demo accounts, and the messages they receive");
        }
    }
}
