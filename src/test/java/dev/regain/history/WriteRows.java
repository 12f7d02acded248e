package dev.regain.history;

import dev.regain.history.PlayedCase.Row;
import dev.regain.history.PlayedCase.Table;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes cases into the engine's tables: on PostgreSQL by COPY, without their indexes meanwhile; elsewhere in batches. */
final class WriteRows {

    private static final int BATCH = 500;
    private static final int BUFFER = 1 << 16;

    private WriteRows() {}

    /** All of them, or none where it is stopped. */
    static long to(Connection connection, List<CaseCopy> copies) throws SQLException {
        connection.setAutoCommit(false);
        boolean isPostgresql = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        Set<Table> tables = new LinkedHashSet<>();
        copies.forEach(copy -> tables.addAll(copy.played().rows().keySet()));
        long rows = 0;
        for (Table table : tables) {
            rows += isPostgresql ? copy(connection, table, copies) : insert(connection, table, copies);
        }
        connection.commit();
        if (isPostgresql) {
            connection.setAutoCommit(true);
            for (Table table : tables) {
                execute(connection, "vacuum (analyze) " + table.name());
            }
        }
        return rows;
    }

    private static long copy(Connection connection, Table table, List<CaseCopy> copies) throws SQLException {
        List<String> indexes = dropIndexes(connection, table);
        CopyIn copying = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.name() + " (" + String.join(", ", table.columns()) + ") from stdin");
        long rows = 0;
        StringBuilder lines = new StringBuilder(BUFFER * 2);
        for (CaseCopy copy : copies) {
            for (Row row : copy.played().rows().getOrDefault(table, List.of())) {
                line(lines, copy, row);
                rows++;
            }
            if (lines.length() > BUFFER) {
                write(copying, lines);
            }
        }
        write(copying, lines);
        copying.endCopy();
        for (String index : indexes) {
            execute(connection, index);
        }
        return rows;
    }

    /** @return how they are made again; a key's index stays */
    private static List<String> dropIndexes(Connection connection, Table table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> made = new ArrayList<>();
        try (PreparedStatement list = connection.prepareStatement(
                "select indexname, indexdef from pg_indexes where tablename = ? and indexdef not like '% UNIQUE %'")) {
            list.setString(1, table.name().toLowerCase(Locale.ROOT));
            try (ResultSet index = list.executeQuery()) {
                while (index.next()) {
                    names.add(index.getString(1));
                    made.add(index.getString(2));
                }
            }
        }
        for (String name : names) {
            execute(connection, "drop index " + name);
        }
        return made;
    }

    private static void line(StringBuilder lines, CaseCopy copy, Row row) {
        Object[] values = row.values();
        for (int place = 0; place < values.length; place++) {
            if (place > 0) {
                lines.append('\t');
            }
            append(lines, copy.of(values[place]));
        }
        lines.append('\n');
    }

    private static void append(StringBuilder lines, Object value) {
        if (value == null) {
            lines.append("\\N");
        } else if (value instanceof byte[] bytes) {
            lines.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        } else if (value instanceof String text) {
            for (int place = 0; place < text.length(); place++) {
                char letter = text.charAt(place);
                switch (letter) {
                    case '\\' -> lines.append("\\\\");
                    case '\t' -> lines.append("\\t");
                    case '\n' -> lines.append("\\n");
                    case '\r' -> lines.append("\\r");
                    default -> lines.append(letter);
                }
            }
        } else {
            lines.append(value);
        }
    }

    private static void write(CopyIn copying, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copying.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private static long insert(Connection connection, Table table, List<CaseCopy> copies) throws SQLException {
        String places = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        String sql =
                "insert into " + table.name() + " (" + String.join(", ", table.columns()) + ") values (" + places + ")";
        long rows = 0;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (CaseCopy copy : copies) {
                for (Row row : copy.played().rows().getOrDefault(table, List.of())) {
                    for (int place = 0; place < row.values().length; place++) {
                        insert.setObject(place + 1, copy.of(row.values()[place]));
                    }
                    insert.addBatch();
                    if (++rows % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
            }
            insert.executeBatch();
        }
        return rows;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
