package dev.regain.story;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The database that the stories are played on: H2 in memory, or {@link Postgres} with {@code
 * -Dregain.stories.database=postgresql}.
 */
class StoryDatabase extends Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("regain.stories.database"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return POSTGRESQL
                ? super.evaluateExecutionCondition(test)
                : ConditionEvaluationResult.enabled("H2 is always there");
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues address = POSTGRESQL
                ? Postgres.settings()
                : TestPropertyValues.of(
                        "spring.datasource.url=jdbc:h2:mem:stories;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        address.applyTo(context);
    }
}
