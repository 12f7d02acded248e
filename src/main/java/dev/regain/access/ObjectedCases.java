package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.HolderNotices.HolderNotice;
import dev.regain.access.Objections.Objection;
import dev.regain.access.Objections.State;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Reviewable;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Recoveries that nobody of the staff looked at until somebody objected; an appeal is shown by its own room. */
@Component
class ObjectedCases implements Reviewable {

    /** Not one of the words for an appeal: that one was approved counts for more than this. */
    private static final String FROZEN = "frozen";

    private static final String SELF_SERVICE = "self-service";

    private final Objections objections;
    private final Changes changes;
    private final HolderNotices notices;
    private final OnFile onFile;
    private final CaseFiles files;
    private final AccessSettings settings;

    ObjectedCases(
            Objections objections,
            Changes changes,
            HolderNotices notices,
            OnFile onFile,
            CaseFiles files,
            AccessSettings settings) {
        this.objections = objections;
        this.changes = changes;
        this.notices = notices;
        this.onFile = onFile;
        this.files = files;
        this.settings = settings;
    }

    @Override
    public Optional<Standing> standingOf(CaseId caseId) {
        if (files.read(caseId, Entry.CREDIT_CODE).isPresent()) {
            return Optional.empty();
        }
        return objections
                .newest(caseId)
                .map(state -> new Standing(
                        state == State.OPEN ? FROZEN : state.text(),
                        state == State.OPEN,
                        SELF_SERVICE,
                        null,
                        objections.raisedAt(caseId).atZone(settings.zone()),
                        null,
                        List.of()));
    }

    @Override
    public List<Check> checklistOf(CaseId caseId) {
        return List.of();
    }

    /** Of an appeal too: who settles an objection decides about its changes, not about the appeal. */
    @Override
    public Optional<Choices> choicesOf(CaseId caseId, String task) {
        return task.equals("settleObjection") ? Optional.of(Choices.between("uphold", "dismiss")) : Optional.empty();
    }

    @Override
    public List<Disputed> disputedIn(CaseId caseId) {
        if (objections.newest(caseId).isEmpty()) {
            return List.of();
        }
        return changes.in(caseId).stream()
                .filter(change -> change.standing().isTold() || change.endedAt() != null)
                .map(this::disputed)
                .toList();
    }

    private Disputed disputed(Change change) {
        return new Disputed(
                change.kind().code(),
                onFile.accountIdOf(change.account()).orElse(""),
                change.contact() == null ? null : change.contact().masked(),
                change.standing().text(),
                change.begunAt().atZone(settings.zone()),
                change.changedAt() == null ? null : change.changedAt().atZone(settings.zone()));
    }

    @Override
    public List<Objected> objectionsIn(CaseId caseId) {
        return objections.in(caseId).stream().map(this::objected).toList();
    }

    private Objected objected(Objection objection) {
        HolderNotice notice = notices.of(objection.notice());
        return new Objected(
                onFile.accountIdOf(notice.account()).orElse(null),
                notice.to().masked(),
                onFile.since(notice.account(), notice.to())
                        .map(since -> since.atZone(settings.zone()))
                        .orElse(null),
                objection.at().atZone(settings.zone()),
                objection.statement());
    }
}
