package dev.regain.documents;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.casefile.Scan;
import dev.regain.casefile.TrayFile;
import dev.regain.flow.Flow;
import dev.regain.outside.malware.MalwareScanner;
import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has what can be used looked at by the malware scanner. Where it cannot tell, this is tried again: nothing goes on unscanned. */
@Component
class ScanDocuments implements JavaDelegate {

    private final InTray tray;
    private final MalwareScanner scanner;

    ScanDocuments(InTray tray, MalwareScanner scanner) {
        this.tray = tray;
        this.scanner = scanner;
    }

    @Override
    public void execute(DelegateExecution execution) throws IOException {
        CaseId caseId = Flow.caseOf(execution);
        for (TrayFile file : tray.files(caseId)) {
            if (!file.isRefused() && file.scan() == null) {
                scan(file);
            }
        }
        Facts.DOCUMENTS_GOOD.set(execution, tray.files(caseId).stream().noneMatch(TrayFile::isRefused));
    }

    private void scan(TrayFile file) throws IOException {
        try (InputStream content = tray.open(file.id())) {
            switch (scanner.scan(content)) {
                case CLEAN -> tray.noteScanned(file.id(), Scan.CLEAN);
                case NOT_SCANNED -> tray.noteScanned(file.id(), Scan.NOT_SCANNED);
                case MALWARE -> tray.refuse(file.id(), "malware");
            }
        }
    }
}
