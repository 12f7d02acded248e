package dev.regain.recovery;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.PublicIpAddress;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

@Component
class RecoverByServerIp implements Step<RecoverByServerIp.Form> {

    enum ServerKind {
        CVM(ClueKind.CVM_IP),
        LIGHTHOUSE(ClueKind.LIGHTHOUSE_IP);

        private final ClueKind clue;

        ServerKind(ClueKind clue) {
            this.clue = clue;
        }
    }

    record Form(@NotNull ServerKind serverKind, @NotNull PublicIpAddress ip) {}

    private final CaseFiles files;

    RecoverByServerIp(CaseFiles files) {
        this.files = files;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        files.write(
                caseId, Entry.CLUE, new Clue(form.serverKind().clue, form.ip().text()).text());
        return Answer.accepted();
    }
}
