/** What stands behind collect-documents and the processes it calls: what is handed in is inspected, scanned, stored and read. */
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {"flow", "casefile", "audit", "outside :: storage", "outside :: malware", "outside :: ocr"
        })
package dev.regain.documents;

import org.springframework.modulith.ApplicationModule;
