package dev.regain.outside.sandbox;

import dev.regain.formats.BrokenRule;
import dev.regain.formats.Typed;
import dev.regain.outside.faces.Identity;
import dev.regain.outside.sandbox.SandboxFaces.Outcome;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The camera of the sandbox: whoever is before it says who they are, and how it ends. */
@Controller
@ConditionalOnProperty(name = "regain.outside.faces.by", havingValue = "sandbox")
class SandboxCamera {

    private final SandboxFaces faces;
    private final MessageSource words;

    SandboxCamera(SandboxFaces faces, MessageSource words) {
        this.faces = faces;
        this.words = words;
    }

    /** Only a phone that came by its link is sent here, so the address alone opens nothing. */
    @GetMapping("/sandbox/faces/{reference}")
    String camera(
            @PathVariable UUID reference,
            @RequestAttribute(RequestDispatcher.FORWARD_REQUEST_URI) String link,
            Model model) {
        model.addAttribute("action", link);
        model.addAttribute("claimed", faces.before(reference).orElse(null));
        model.addAttribute("errors", Map.of());
        return "sandbox/face";
    }

    @PostMapping("/sandbox/faces/{reference}")
    String play(
            @PathVariable UUID reference,
            @RequestAttribute(RequestDispatcher.FORWARD_REQUEST_URI) String link,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String idNumber,
            Model model,
            Locale language,
            HttpServletResponse response) {
        Map<String, String> broken = new LinkedHashMap<>();
        Outcome ended = played(outcome, broken);
        String who = typed("name", name, broken, ended);
        String number = typed("idNumber", idNumber, broken, ended).toUpperCase(Locale.ROOT);
        if (!broken.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("action", link);
            model.addAttribute("claimed", new Identity(who, number));
            model.addAttribute("errors", inWords(broken, language));
            return "sandbox/face";
        }
        return faces.end(reference, ended, new Identity(who, number))
                .map(returnTo -> "redirect:" + returnTo)
                .orElseGet(() -> "redirect:" + link);
    }

    private static Outcome played(String outcome, Map<String, String> broken) {
        return switch (outcome) {
            case "pass" -> Outcome.PASS;
            case "fail" -> Outcome.FAIL;
            case "cancel" -> Outcome.CANCEL;
            default -> {
                broken.put("outcome", outcome.isEmpty() ? "required" : "format");
                yield Outcome.PENDING;
            }
        };
    }

    /** Only who passes must be somebody. */
    private static String typed(String field, String text, Map<String, String> broken, Outcome outcome) {
        try {
            return Typed.normalise(text);
        } catch (BrokenRule rule) {
            if (outcome == Outcome.PASS) {
                broken.put(field, rule.rule());
            }
            return "";
        }
    }

    private Map<String, Wrong> inWords(Map<String, String> broken, Locale language) {
        Map<String, Wrong> inWords = new LinkedHashMap<>();
        broken.forEach((field, rule) ->
                inWords.put(field, new Wrong(field, rule, words.getMessage("rule." + rule, null, language))));
        return inWords;
    }

    /** As the shared fragments of the pages read it. */
    record Wrong(String field, String rule, String text) {}
}
