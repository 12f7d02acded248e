package dev.regain.access;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What to do with an account that one has back: somebody else may have had it. Says nothing about any case. */
@Controller
class WhatNextPage {

    private final AccessSettings settings;

    WhatNextPage(AccessSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/account/recover/what-next")
    String show(Model model) {
        model.addAttribute("page", "what-next");
        model.addAttribute("shown", settings.next());
        return "applicant/what-next";
    }
}
