package dev.regain.documents;

import dev.regain.casefile.Documents;
import dev.regain.casefile.InTray;
import dev.regain.flow.Flow;
import dev.regain.outside.storage.EvidenceStore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationContext;

/** The product's own deleting of documents, when this time has passed. */
public final class DeleteEvidenceIn {

    private DeleteEvidenceIn() {}

    public static void time(Duration time, ApplicationContext product) {
        new DeleteEvidence(
                        product.getBean(InTray.class),
                        product.getBean(Documents.class),
                        product.getBean(EvidenceStore.class),
                        product.getBean(Flow.class),
                        product.getBean(DocumentSettings.class),
                        Clock.offset(product.getBean(Clock.class), time))
                .deleteWhatIsNeededNoMore();
    }
}
