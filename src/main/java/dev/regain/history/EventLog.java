package dev.regain.history;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened in the cases of a selection, as XES (IEEE 1849-2016): a case is a trace, and each activity in it, or in a process that
 * it calls, an event where it starts and one where it is complete or broken off. Who acted is told by {@code org:resource}: a reviewer
 * by their id where {@link Reviewers} would show them, any other as {@code reviewer}; applicants are all called the same.
 */
@Component
class EventLog {

    static final String MEDIA_TYPE = "application/xml;charset=UTF-8";

    /** So many cases are asked for at once, so that memory does not grow with the log. */
    private static final int TRACES_AT_ONCE = 500;

    private static final String XES = "http://www.xes-standard.org/";

    private static final List<String> EXTENSIONS = List.of("Concept", "Lifecycle", "Organizational", "Time");

    /** Gateways and scopes are the diagram's, not the world's. */
    private static final String EVENTS = """
            select a.ROOT_PROC_INST_ID_, a.ID_, a.PROC_DEF_KEY_, a.ACT_ID_, a.ACT_NAME_, a.ACT_TYPE_, a.ASSIGNEE_,
                   a.START_TIME_, a.END_TIME_, a.ACT_INST_STATE_,
                   case when exists (select 1 from ACT_HI_IDENTITYLINK l
                                      where l.TASK_ID_ = a.TASK_ID_ and l.GROUP_ID_ is not null) then 1 else 0 end as STAFFS
              from ACT_HI_ACTINST a
             where a.ROOT_PROC_INST_ID_ in (:roots)
               and a.ACT_TYPE_ not like '%Gateway' and a.ACT_TYPE_ not in ('multiInstanceBody', 'subProcess')
             order by a.START_TIME_, a.SEQUENCE_COUNTER_, a.ID_
            """;

    private static final int CANCELLED = 2;

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    private final JdbcClient database;
    private final Reviewers reviewers;
    private final Reading reading;

    EventLog(JdbcClient database, Reviewers reviewers, Reading reading) {
        this.database = database;
        this.reviewers = reviewers;
        this.reading = reading;
    }

    private record Case(String root, String caseId, String definition) {}

    private record Trace(Case of, List<Event> events) {}

    private record Event(
            Instant at,
            String instance,
            String process,
            String activity,
            String name,
            String transition,
            String resource) {}

    void write(Selection selection, OutputStream out) throws IOException {
        Set<String> named = reading.of(() -> reviewers.shown(selection));
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            begin(xml, selection);
            List<Trace> traces = after("", selection, named);
            while (!traces.isEmpty()) {
                for (Trace one : traces) {
                    trace(xml, one.of(), one.events());
                }
                traces = after(traces.get(traces.size() - 1).of().root(), selection, named);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException gone) {
            throw new IOException(gone);
        }
    }

    private static void begin(XMLStreamWriter xml, Selection selection) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.setDefaultNamespace(XES);
        xml.writeStartElement(XES, "log");
        xml.writeDefaultNamespace(XES);
        xml.writeAttribute("xes.version", "1849-2016");
        xml.writeAttribute("xes.features", "");
        for (String extension : EXTENSIONS) {
            String prefix = extension.equals("Organizational") ? "org" : extension.toLowerCase(Locale.ROOT);
            xml.writeEmptyElement(XES, "extension");
            xml.writeAttribute("name", extension);
            xml.writeAttribute("prefix", prefix);
            xml.writeAttribute("uri", XES + prefix + ".xesext");
        }
        global(xml, "trace", "concept:name", "case", "definition");
        global(xml, "event", "concept:name", "concept:instance", "lifecycle:transition", "org:resource");
        xml.writeEmptyElement(XES, "classifier");
        xml.writeAttribute("name", "Activity");
        xml.writeAttribute("scope", "event");
        xml.writeAttribute("keys", "concept:name lifecycle:transition");
        string(xml, "concept:name", selection.process());
        string(xml, "lifecycle:model", "standard");
    }

    /** What every trace or event has, with what a reader is to take for it where it is not told. */
    private static void global(XMLStreamWriter xml, String scope, String... keys) throws XMLStreamException {
        xml.writeStartElement(XES, "global");
        xml.writeAttribute("scope", scope);
        for (String key : keys) {
            string(xml, key, key.equals("lifecycle:transition") ? "complete" : "UNKNOWN");
        }
        if (scope.equals("event")) {
            date(xml, "time:timestamp", Instant.EPOCH);
        }
        xml.writeEndElement();
    }

    private static void trace(XMLStreamWriter xml, Case one, List<Event> events) throws XMLStreamException {
        xml.writeStartElement(XES, "trace");
        string(xml, "concept:name", one.root());
        string(xml, "case", one.caseId());
        string(xml, "definition", one.definition());
        for (Event event : events) {
            xml.writeStartElement(XES, "event");
            string(xml, "concept:name", event.name());
            string(xml, "concept:instance", event.instance());
            string(xml, "lifecycle:transition", event.transition());
            string(xml, "org:resource", event.resource());
            string(xml, "process", event.process());
            string(xml, "activity", event.activity());
            date(xml, "time:timestamp", event.at());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void string(XMLStreamWriter xml, String key, String value) throws XMLStreamException {
        attribute(xml, "string", key, value);
    }

    private static void date(XMLStreamWriter xml, String key, Instant value) throws XMLStreamException {
        attribute(xml, "date", key, MILLISECONDS.format(value.atOffset(ZoneOffset.UTC)));
    }

    private static void attribute(XMLStreamWriter xml, String type, String key, String value)
            throws XMLStreamException {
        xml.writeEmptyElement(XES, type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", value);
    }

    private List<Trace> after(String root, Selection selection, Set<String> named) {
        return reading.of(() -> {
            List<Case> cases = after(root, selection);
            Map<String, List<Event>> events = cases.isEmpty() ? Map.of() : events(cases, named);
            return cases.stream()
                    .map(one -> new Trace(one, events.getOrDefault(one.root(), List.of())))
                    .toList();
        });
    }

    private List<Case> after(String root, Selection selection) {
        return database.sql("""
                        select p.ID_ as root, p.BUSINESS_KEY_ as case_id, p.PROC_DEF_ID_ as definition
                          from ACT_HI_PROCINST p
                         where %s and p.SUPER_PROCESS_INSTANCE_ID_ is null and p.ID_ > :after
                         order by p.ID_
                         limit :atOnce
                        """.formatted(selection.ofProcesses("p")))
                .params(selection.values())
                .param("after", root)
                .param("atOnce", TRACES_AT_ONCE)
                .query(Case.class)
                .list();
    }

    /** By case, in the order in which they happened. */
    private Map<String, List<Event>> events(List<Case> cases, Set<String> named) {
        Map<String, List<Event>> events = new HashMap<>();
        database.sql(EVENTS)
                .param("roots", cases.stream().map(Case::root).toList())
                .query(row -> {
                    List<Event> ofCase =
                            events.computeIfAbsent(row.getString("ROOT_PROC_INST_ID_"), root -> new ArrayList<>());
                    ofCase.add(event(row, "START_TIME_", "start", named));
                    if (row.getTimestamp("END_TIME_") != null) {
                        boolean isBrokenOff = row.getInt("ACT_INST_STATE_") == CANCELLED;
                        ofCase.add(event(row, "END_TIME_", isBrokenOff ? "ate_abort" : "complete", named));
                    }
                });
        // What began first is first among those of one moment, and its end is before what it led to.
        events.values().forEach(ofCase -> ofCase.sort(comparing(Event::at)));
        return events;
    }

    private static Event event(ResultSet row, String time, String transition, Set<String> named) throws SQLException {
        String activity = row.getString("ACT_ID_");
        return new Event(
                row.getTimestamp(time).toInstant(),
                row.getString("ID_"),
                row.getString("PROC_DEF_KEY_"),
                activity,
                Objects.requireNonNullElse(row.getString("ACT_NAME_"), activity),
                transition,
                resource(row.getString("ACT_TYPE_"), row.getInt("STAFFS") == 1, row.getString("ASSIGNEE_"), named));
    }

    private static String resource(String type, boolean isStaffs, String assignee, Set<String> named) {
        if (!type.equals("userTask")) {
            return "system";
        }
        if (!isStaffs && assignee == null) {
            return "applicant";
        }
        return assignee != null && named.contains(assignee) ? assignee : "reviewer";
    }
}
