package dev.regain.story;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** Pages that only the stage has, beside the product's own. */
@TestConfiguration
class StagePages {

    @Bean
    SpringResourceTemplateResolver stagePageResolver(ApplicationContext resources) {
        SpringResourceTemplateResolver pages = new SpringResourceTemplateResolver();
        pages.setApplicationContext(resources);
        pages.setPrefix("classpath:/stage/");
        pages.setSuffix(".html");
        pages.setTemplateMode(TemplateMode.HTML);
        pages.setCheckExistence(true);
        pages.setOrder(0);
        return pages;
    }
}
