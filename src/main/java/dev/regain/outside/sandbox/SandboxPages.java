package dev.regain.outside.sandbox;

import dev.regain.outside.sandbox.SandboxMessages.Received;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What a developer looks at: who there is to be, and what they received. */
@Controller
@ConditionalOnProperty(
        name = {"regain.outside.sms.by", "regain.outside.mail.by"},
        havingValue = "sandbox")
class SandboxPages {

    private final DemoAccounts accounts;
    private final SandboxMessages messages;

    SandboxPages(DemoAccounts accounts, SandboxMessages messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    @GetMapping("/sandbox")
    String sandbox(Model model, Locale language) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("messages", messages.all());
        model.addAttribute("language", language.getLanguage());
        return "sandbox/sandbox";
    }

    @GetMapping("/sandbox/accounts")
    @ResponseBody
    List<DemoAccount> accounts() {
        return accounts.all();
    }

    @GetMapping("/sandbox/messages")
    @ResponseBody
    List<Received> messages(@RequestParam Optional<String> to) {
        return to.map(messages::to).orElseGet(messages::all);
    }
}
