package dev.regain.history;

import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * What the engine's own indexes on its history lack for our questions. Not by Flyway: on the first start it runs before the engine
 * has made its tables.
 */
@Component
class HistoryIndexes implements SmartInitializingSingleton {

    private final DataSource database;

    HistoryIndexes(DataSource database) {
        this.database = database;
    }

    @Override
    public void afterSingletonsInstantiated() {
        new ResourceDatabasePopulator(new ClassPathResource("db/history/indexes.sql")).execute(database);
    }
}
