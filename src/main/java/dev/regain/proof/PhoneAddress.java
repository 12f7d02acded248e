package dev.regain.proof;

import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Where phones reach us; without a setting, where the browser that asks just now does. */
@Component
class PhoneAddress {

    private final ProofSettings settings;

    PhoneAddress(ProofSettings settings) {
        this.settings = settings;
    }

    URI of(String path) {
        UriComponentsBuilder here = settings.publicAddress() == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUri(settings.publicAddress());
        return here.path(path).build().toUri();
    }
}
