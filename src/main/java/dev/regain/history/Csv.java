package dev.regain.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens by a click: in UTF-8 with a byte order mark. A text that it would take for a
 * formula gets an apostrophe; numbers stay numbers, and what is not known is empty.
 */
final class Csv {

    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** With the wide ones, which an input method writes and a spreadsheet reads as the others. */
    private static final String READ_AS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    /** Row by row, so that memory does not grow with the table; the stream is left open. */
    static void write(OutputStream out, List<String> header, Stream<? extends List<?>> rows) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(header);
        try {
            for (Iterator<? extends List<?>> row = rows.iterator(); row.hasNext(); ) {
                csv.writeRecord(row.next().stream().map(Csv::cell).toList());
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        csv.flush();
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean isFormula =
                !(value instanceof Number) && !text.isEmpty() && READ_AS_FORMULA.indexOf(text.charAt(0)) >= 0;
        return isFormula ? "'" + text : text;
    }
}
