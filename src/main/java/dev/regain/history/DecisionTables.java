package dev.regain.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of decision tables, as people count them. */
@Component
class DecisionTables {

    private static final int TABLES_AT_HAND = 200;

    private final JdbcClient database;
    /** A version's rows never change. */
    private final Cache<String, List<String>> rules =
            Caffeine.newBuilder().maximumSize(TABLES_AT_HAND).build();

    DecisionTables(JdbcClient database) {
        this.database = database;
    }

    private record File(String decision, byte[] dmn) {}

    /** The ids of a version's rules, from the first row to the last; none where it is deleted. */
    List<String> rules(String definition) {
        List<String> known = rules.getIfPresent(definition);
        if (known != null) {
            return known;
        }
        return database.sql("""
                        select d.KEY_, b.BYTES_
                          from ACT_RE_DECISION_DEF d
                          join ACT_GE_BYTEARRAY b on b.DEPLOYMENT_ID_ = d.DEPLOYMENT_ID_ and b.NAME_ = d.RESOURCE_NAME_
                         where d.ID_ = :definition
                        """)
                .param("definition", definition)
                .query((row, number) -> new File(row.getString(1), row.getBytes(2)))
                .optional()
                .map(DecisionTables::read)
                .map(read -> {
                    rules.put(definition, read);
                    return read;
                })
                .orElse(List.of());
    }

    private static List<String> read(File file) {
        List<String> found = new ArrayList<>();
        try {
            XMLStreamReader xml = Xml.reader(file.dmn());
            String decision = null;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("decision")) {
                        decision = xml.getAttributeValue(null, "id");
                    } else if (xml.getLocalName().equals("rule")
                            && file.decision().equals(decision)) {
                        found.add(xml.getAttributeValue(null, "id"));
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            throw new IllegalStateException("A decision table that the engine has deployed cannot be read", unreadable);
        }
        return found;
    }
}
