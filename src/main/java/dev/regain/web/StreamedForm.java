package dev.regain.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.springframework.http.MediaType;

/**
 * A form with files, read as it comes: the fields are parameters as in any form, a file is handed on while it is still
 * arriving. Nothing of a file is kept in memory or on disk, as the container would. The fields before the first file are
 * there from the beginning, among them the one that shows the form to be ours; the others when the files were taken.
 */
class StreamedForm extends HttpServletRequestWrapper {

    private static final int MOST_FIELDS = 100;
    private static final int MOST_FILES = 100;
    private static final int MOST_BYTES_OF_FIELDS = 256 * 1024;

    private final FileItemInputIterator parts;
    private final Map<String, String[]> fields = new LinkedHashMap<>();
    private FileItemInput file;
    private int bytesOfFields;

    /** @throws IOException where it is no form that a browser sends, or breaks off */
    StreamedForm(HttpServletRequest request) throws IOException {
        super(request);
        fields.putAll(request.getParameterMap());
        JakartaServletFileUpload<?, ?> form = new JakartaServletFileUpload<>();
        form.setHeaderCharset(StandardCharsets.UTF_8);
        parts = form.getItemIterator(request);
        file = nextFile();
    }

    static boolean is(HttpServletRequest request) {
        return JakartaServletFileUpload.isMultipartContent(request);
    }

    interface Taker {

        /** @param name as the sender calls the file */
        void take(String field, String name, InputStream content) throws IOException;
    }

    /** Hands over the files in the order in which they come; a field for a file that was left empty is none. */
    void eachFile(Taker taker) throws IOException {
        for (int taken = 0; file != null; taken++, file = nextFile()) {
            if (taken == MOST_FILES) {
                throw new FileUploadException("too many files in a form");
            }
            taker.take(file.getFieldName(), file.getName(), file.getInputStream());
        }
    }

    private FileItemInput nextFile() throws IOException {
        while (parts.hasNext()) {
            FileItemInput part = parts.next();
            if (part.isFormField()) {
                read(part);
            } else if (part.getName() != null && !part.getName().isEmpty()) {
                return part;
            }
        }
        return null;
    }

    private void read(FileItemInput field) throws IOException {
        byte[] text = field.getInputStream().readNBytes(MOST_BYTES_OF_FIELDS - bytesOfFields + 1);
        bytesOfFields += text.length;
        if (bytesOfFields > MOST_BYTES_OF_FIELDS || fields.size() == MOST_FIELDS) {
            throw new FileUploadException("too much in the fields of a form");
        }
        fields.merge(field.getFieldName(), new String[] {new String(text, StandardCharsets.UTF_8)}, StreamedForm::both);
    }

    private static String[] both(String[] before, String[] more) {
        String[] both = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, both, before.length, more.length);
        return both;
    }

    @Override
    public String getParameter(String name) {
        String[] values = fields.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        return fields.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields.keySet());
    }

    /** What is left after the files were taken out; nobody should look for parts again. */
    @Override
    public String getContentType() {
        return MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    }
}
