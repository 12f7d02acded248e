package dev.regain.outside.directory.wire;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.wire.ToldAccount.ToldClue;
import dev.regain.outside.directory.wire.ToldAccount.ToldEnterprise;
import dev.regain.outside.directory.wire.ToldAccount.ToldLoginMethod;
import dev.regain.outside.directory.wire.ToldAccount.ToldPerson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account as a line of CSV (RFC 4180). Every column must be there, in any order: a line replaces all on file about its
 * account, so a column that was misspelt would erase what it holds. A line break within a cell is not accepted, for none
 * of our values has one; so an unbalanced quotation mark spoils its own line only.
 */
public final class AccountCsv {

    private static final List<String> SINGLE = List.of(
            "accountId",
            "nickname",
            "registeredOn",
            "verification",
            "personName",
            "personIdNumber",
            "enterpriseName",
            "enterpriseCreditCode",
            "loginMethods");
    private static final Map<String, String> CLUES = clueColumns();

    private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[^/\\s]+)?";
    private static final Pattern HELD =
            Pattern.compile("\\s(?:\\.\\.|(?<from>" + TIME + "))/(?:\\.\\.|(?<until>" + TIME + "))$");
    private static final Pattern INDEXED = Pattern.compile("(clues|loginMethods)\\[([0-9]+)].*");

    private final List<String> header;

    private AccountCsv(List<String> header) {
        this.header = header;
    }

    private static Map<String, String> clueColumns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("phones", "PHONE");
        columns.put("domains", "DOMAIN");
        columns.put("filedDomains", "FILED_DOMAIN");
        columns.put("filingNumbers", "FILING_NUMBER");
        columns.put("cvmIps", "CVM_IP");
        columns.put("lighthouseIps", "LIGHTHOUSE_IP");
        return columns;
    }

    /** @throws IllegalArgumentException with a sentence that names the columns which are missing, unknown or there twice */
    public static AccountCsv withHeader(String line) {
        List<String> header;
        try {
            header = cells(line).stream().map(String::strip).toList();
        } catch (CsvParseException notCsv) {
            throw new IllegalArgumentException("The first line is not a header in CSV.");
        }
        List<String> missing = new ArrayList<>(SINGLE);
        missing.addAll(CLUES.keySet());
        List<String> unknown = new ArrayList<>();
        for (String column : header) {
            if (!missing.remove(column)) {
                unknown.add(column.length() > 40 ? column.substring(0, 40) + "…" : column);
            }
        }
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("The header is not ours:"
                    + (missing.isEmpty() ? "" : " missing " + String.join(", ", missing) + ";")
                    + (unknown.isEmpty() ? "" : " unknown or twice " + String.join(", ", unknown) + ";")
                    + " docs/directory-formats.md names the columns.");
        }
        return new AccountCsv(header);
    }

    public AccountRecord read(String line, LocalDate today) throws BrokenAccount {
        List<String> cells;
        try {
            cells = cells(line);
        } catch (CsvParseException notCsv) {
            throw new BrokenAccount("", "format");
        }
        if (cells.size() != header.size()) {
            throw new BrokenAccount("", "columns");
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells.get(i).isBlank() ? null : cells.get(i));
        }
        List<String> clueCells = new ArrayList<>();
        ToldAccount told = told(row, clueCells);
        try {
            return ReadAccount.of(told, today);
        } catch (BrokenAccount broken) {
            throw new BrokenAccount(broken.fields().stream()
                    .map(field -> new BrokenField(cell(field.field(), clueCells), field.rule()))
                    .toList());
        }
    }

    private static List<String> cells(String line) {
        return CsvReader.builder()
                .commentStrategy(CommentStrategy.NONE)
                .allowExtraCharsAfterClosingQuote(false)
                .ofSingleCsvRecord(line)
                .getFields();
    }

    private static ToldAccount told(Map<String, String> row, List<String> clueCells) {
        return new ToldAccount(
                row.get("accountId"),
                row.get("nickname"),
                row.get("registeredOn"),
                row.get("verification"),
                person(row.get("personName"), row.get("personIdNumber")),
                enterprise(row.get("enterpriseName"), row.get("enterpriseCreditCode")),
                items(row.get("loginMethods")).stream()
                        .map(AccountCsv::loginMethod)
                        .toList(),
                clues(row, clueCells));
    }

    private static ToldPerson person(String name, String idNumber) {
        return name == null && idNumber == null ? null : new ToldPerson(name, idNumber);
    }

    private static ToldEnterprise enterprise(String name, String creditCode) {
        return name == null && creditCode == null ? null : new ToldEnterprise(name, creditCode);
    }

    private static ToldLoginMethod loginMethod(String item) {
        Item held = Item.of(item);
        int colon = held.value().indexOf(':');
        String kind =
                colon < 0 ? held.value() : held.value().substring(0, colon).strip();
        String identifier = colon < 0 ? null : held.value().substring(colon + 1).strip();
        return new ToldLoginMethod(kind, identifier, held.from(), held.until());
    }

    private static List<ToldClue> clues(Map<String, String> row, List<String> clueCells) {
        List<ToldClue> clues = new ArrayList<>();
        CLUES.forEach((column, kind) -> {
            int number = 0;
            for (String item : items(row.get(column))) {
                Item held = Item.of(item);
                clues.add(new ToldClue(kind, held.value(), held.from(), held.until()));
                clueCells.add(column + "[" + number++ + "]");
            }
        });
        return clues;
    }

    private static List<String> items(String cell) {
        if (cell == null) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        for (String item : cell.split(";")) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    /** Where in the line a field of the account is. */
    private static String cell(String field, List<String> clueCells) {
        Matcher indexed = INDEXED.matcher(field);
        if (!indexed.matches()) {
            return switch (field) {
                case "person.name" -> "personName";
                case "person.idNumber" -> "personIdNumber";
                case "enterprise.name" -> "enterpriseName";
                case "enterprise.creditCode" -> "enterpriseCreditCode";
                default -> field;
            };
        }
        int index = Integer.parseInt(indexed.group(2));
        return indexed.group(1).equals("clues") ? clueCells.get(index) : "loginMethods[" + index + "]";
    }

    /** {@code example.com 2019-03-01/2021-05-01}: a value and, as an ISO 8601 interval, when it was held. */
    private record Item(String value, String from, String until) {

        static Item of(String item) {
            Matcher held = HELD.matcher(item);
            return held.find()
                    ? new Item(item.substring(0, held.start()).strip(), held.group("from"), held.group("until"))
                    : new Item(item, null, null);
        }
    }
}
