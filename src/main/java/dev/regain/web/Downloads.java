package dev.regain.web;

import dev.regain.flow.Download;
import dev.regain.flow.Download.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Files that a person may take from their case. */
@Controller
class Downloads {

    private final Map<String, Download> downloads;
    private final CaseCookie cookie;

    Downloads(Map<String, Download> downloads, CaseCookie cookie) {
        this.downloads = downloads;
        this.cookie = cookie;
    }

    /** @param name of the {@link Download}'s bean */
    @GetMapping("/case/downloads/{name}")
    ResponseEntity<byte[]> take(@PathVariable String name, HttpServletRequest request) {
        Content content = Optional.ofNullable(downloads.get(name))
                .flatMap(download -> cookie.caseOf(request).flatMap(download::of))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ContentDisposition saved = ContentDisposition.attachment()
                .filename(content.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .header(HttpHeaders.CONTENT_TYPE, content.mediaType())
                .body(content.bytes());
    }
}
