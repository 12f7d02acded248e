package dev.regain.access;

import java.net.InetAddress;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Where links in messages lead. Some are written by a job, when no browser is there to tell the address. */
@Component
class PublicAddress {

    private final AccessSettings settings;
    private final Environment server;

    PublicAddress(AccessSettings settings, Environment server) {
        this.settings = settings;
        this.server = server;
    }

    String of(String path) {
        return begin().path(path).toUriString();
    }

    private UriComponentsBuilder begin() {
        if (settings.publicAddress() != null) {
            return UriComponentsBuilder.fromUri(settings.publicAddress());
        }
        if (RequestContextHolder.getRequestAttributes() != null) {
            return ServletUriComponentsBuilder.fromCurrentContextPath();
        }
        // The embedded run, which is for this machine alone.
        return UriComponentsBuilder.newInstance()
                .scheme("http")
                .host(server.getProperty(
                        "server.address", InetAddress.getLoopbackAddress().getHostAddress()))
                .port(server.getRequiredProperty("local.server.port"));
    }
}
