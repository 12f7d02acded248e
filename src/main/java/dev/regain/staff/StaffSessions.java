package dev.regain.staff;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/**
 * The staff's sessions are in the database: who signed in at one node is signed in at all of them, and after a restart. Applicants
 * have none.
 */
@Configuration
class StaffSessions {

    private static final Logger LOG = LoggerFactory.getLogger(StaffSessions.class);

    /** What the webapps and Spring Security keep in a session. The objects of anything else are not made ([S3]). */
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "org.camunda.bpm.webapp.impl.security.auth.*;org.springframework.security.**;java.lang.*;java.util.*;java.util.concurrent.*;"
                    + "java.util.concurrent.atomic.*;java.util.concurrent.locks.*;java.time.*;java.net.*;maxdepth=20;!*");

    /** By its name Spring Session finds it. */
    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, StaffSessions::read);
        return conversions;
    }

    /** Null where it was written by another version: whoever's it is signs in again. */
    private static Object read(byte[] attribute) {
        try (ObjectInputStream objects = new ConfigurableObjectInputStream(
                new ByteArrayInputStream(attribute), StaffSessions.class.getClassLoader())) {
            objects.setObjectInputFilter(KNOWN);
            return objects.readObject();
        } catch (IOException | ClassNotFoundException unknown) {
            LOG.warn(
                    "An attribute of a session cannot be read ({}): whoever it is of signs in again",
                    unknown.toString());
            return null;
        }
    }

    /** Two requests of one page may both bring the same attribute; the later of them counts. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> laterOfTwoCounts(DataSource database)
            throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, data -> data.getDatabaseProductName());
        return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL
                ? new PostgreSqlJdbcIndexedSessionRepositoryCustomizer()
                : sessions -> sessions.setCreateSessionAttributeQuery("""
                        merge into %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
                        key (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) values (?, ?, ?)""");
    }
}
