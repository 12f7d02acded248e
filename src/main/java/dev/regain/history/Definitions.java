package dev.regain.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processes that were ever deployed and are not deleted, version by version, with their diagrams. */
@Component
class Definitions {

    private static final int DIAGRAMS_AT_HAND = 200;

    private static final String ALL = """
            select ID_ as id, KEY_ as process, NAME_ as name, VERSION_ as version from ACT_RE_PROCDEF
            """;

    private final JdbcClient database;
    /** A version's diagram never changes. */
    private final Cache<String, Diagram> diagrams =
            Caffeine.newBuilder().maximumSize(DIAGRAMS_AT_HAND).build();

    Definitions(JdbcClient database) {
        this.database = database;
    }

    /**
     * One version of a process.
     *
     * @param id the engine's, of the version
     * @param process the process's id in the diagram, the same in all versions
     */
    record Definition(String id, String process, String name, int version) {}

    /** By process, the newest version first. */
    List<Definition> all() {
        return database.sql(ALL + " order by KEY_, VERSION_ desc")
                .query(Definition.class)
                .list();
    }

    /** Of a process, the newest first. */
    List<Definition> versions(String process) {
        return database.sql(ALL + " where KEY_ = :process order by VERSION_ desc")
                .param("process", process)
                .query(Definition.class)
                .list();
    }

    /** Of a process that was deleted, the cases are still there until they are cleaned up. */
    boolean hasCases(String process) {
        return database.sql("""
                        select count(*) from (select 1 from ACT_HI_PROCINST where PROC_DEF_KEY_ = :process limit 1) one
                        """).param("process", process).query(Long.class).single() > 0;
    }

    /** The engine's id of a version, which its cases still have where it was deleted. */
    Optional<String> id(String process, long version) {
        return versions(process).stream()
                .filter(definition -> definition.version() == version)
                .map(Definition::id)
                .findFirst()
                .or(() -> idOfDeleted(process, version));
    }

    /** The engine's ids begin with process and version, and end with what makes them unique. */
    private Optional<String> idOfDeleted(String process, long version) {
        String beginning = process + ":" + version + ":";
        return database.sql("""
                        select PROC_DEF_ID_ from ACT_HI_PROCINST
                         where PROC_DEF_KEY_ = :process and left(PROC_DEF_ID_, :length) = :beginning
                         limit 1
                        """)
                .param("process", process)
                .param("beginning", beginning)
                .param("length", beginning.length())
                .query(String.class)
                .optional();
    }

    /** The file as it was deployed, or nothing where that version is deleted. */
    Optional<byte[]> file(String definition) {
        return database.sql("""
                        select b.BYTES_
                          from ACT_RE_PROCDEF d
                          join ACT_GE_BYTEARRAY b on b.DEPLOYMENT_ID_ = d.DEPLOYMENT_ID_ and b.NAME_ = d.RESOURCE_NAME_
                         where d.ID_ = :definition
                        """)
                .param("definition", definition)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** Nothing where that version is deleted. */
    Optional<Diagram> diagram(String definition) {
        Diagram known = diagrams.getIfPresent(definition);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Diagram> read = file(definition).map(Diagram::read);
        read.ifPresent(diagram -> diagrams.put(definition, diagram));
        return read;
    }
}
