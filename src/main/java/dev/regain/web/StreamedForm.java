package dev.regain.web;

import dev.regain.flow.FormWithFiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.http.MediaType;

/**
 * A form with files, read as it comes, by what Tomcat reads them with: the fields are parameters as in any form, a file is handed on while it is still
 * arriving. Nothing of a file is kept in memory or on disk, as the container would. The fields before the first file are
 * there from the beginning, among them the one that shows the form to be ours; the others when the files were taken.
 */
class StreamedForm extends HttpServletRequestWrapper implements FormWithFiles {

    private static final Pattern FORM = Pattern.compile("multipart/form-data\\b", Pattern.CASE_INSENSITIVE);

    /** With a file's name, of which a device may make more than we keep. */
    private static final int LONGEST_HEADER = 16 * 1024;

    private static final int MOST_FIELDS = 100;
    private static final int MOST_FILES = 100;
    private static final int MOST_BYTES_OF_FIELDS = 256 * 1024;

    private final FileItemIterator parts;
    private final Map<String, String[]> fields = new LinkedHashMap<>();
    private FileItemStream file;
    private int bytesOfFields;

    /** @throws IOException where it is no form that a browser sends, or breaks off */
    StreamedForm(HttpServletRequest request) throws IOException {
        super(request);
        fields.putAll(request.getParameterMap());
        FileUpload form = new FileUpload();
        form.setHeaderEncoding(StandardCharsets.UTF_8.name());
        form.setPartHeaderSizeMax(LONGEST_HEADER);
        parts = form.getItemIterator(new ServletRequestContext(request));
        file = nextFile();
    }

    static boolean is(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && FORM.matcher(type).lookingAt();
    }

    @Override
    public void eachFile(Taker taker) throws IOException {
        for (int taken = 0; file != null; taken++, file = nextFile()) {
            if (taken == MOST_FILES) {
                throw new FileUploadException("too many files in a form");
            }
            taker.take(file.getFieldName(), file.getName(), file.openStream());
        }
    }

    private FileItemStream nextFile() throws IOException {
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (part.isFormField()) {
                read(part);
            } else if (part.getName() != null && !part.getName().isEmpty()) {
                return part;
            }
        }
        return null;
    }

    private void read(FileItemStream field) throws IOException {
        byte[] text = field.openStream().readNBytes(MOST_BYTES_OF_FIELDS - bytesOfFields + 1);
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
