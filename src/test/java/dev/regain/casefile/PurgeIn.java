package dev.regain.casefile;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationContext;

/** The product's own purge of case files, when this time has passed. */
public final class PurgeIn {

    private PurgeIn() {}

    public static void time(Duration time, ApplicationContext product) {
        new PurgeCaseFiles(
                        product.getBean(CaseFiles.class),
                        product.getBean(InTray.class),
                        product.getBean(CasesUnderWay.class),
                        product.getBean(CaseFileSettings.class),
                        Clock.offset(product.getBean(Clock.class), time))
                .purge();
    }
}
