package dev.regain.web;

import java.net.URI;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What pages show of the provider beyond words and pictures. */
@ControllerAdvice
class Branding {

    private final Brand brand;

    Branding(BrandSettings settings) {
        brand = new Brand(settings.hasColours(), settings.help(), settings.privacy(), settings.terms());
    }

    /** @param hasColours whether a stylesheet of the provider's follows ours */
    record Brand(boolean hasColours, URI help, URI privacy, URI terms) {}

    @ModelAttribute("brand")
    Brand brand() {
        return brand;
    }
}
