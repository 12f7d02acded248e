package dev.regain.outside.directory.api;

import com.google.common.base.Utf8;
import dev.regain.formats.AccountId;
import dev.regain.formats.BrokenRule;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountDirectory.Put;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.directory.wire.AccountJson;
import dev.regain.outside.directory.wire.BrokenAccount;
import dev.regain.outside.directory.wire.BrokenField;
import dev.regain.outside.directory.wire.ReadAccount;
import dev.regain.outside.directory.wire.ToldAccount;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One account at a time: put, get, delete. What was written is logged by client and reference, never by value. */
@RestController
@Tag(name = "Accounts", description = "The account directory, one account at a time")
@OpenAPIDefinition(
        info = @Info(title = "Regain directory API", version = "1"),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
class AccountApi {

    private static final Logger LOG = LoggerFactory.getLogger(AccountApi.class);
    private static final String ADDRESS = "/api/directory/accounts/{accountId}";
    private static final int LONGEST = 1 << 20;

    private final AccountDirectory directory;
    private final Clock clock;

    AccountApi(AccountDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @PutMapping(ADDRESS)
    @Operation(
            summary = "Add the account, or replace all that is on file about it",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ToldAccount.class))))
    @ApiResponse(responseCode = "201", description = "Added", content = @Content)
    @ApiResponse(responseCode = "200", description = "Replaced, or as it was", content = @Content)
    @ApiResponse(responseCode = "400", description = "Not JSON in UTF-8", content = @Content)
    @ApiResponse(responseCode = "413", description = "Longer than 1 MiB", content = @Content)
    @ApiResponse(responseCode = "415", description = "Not application/json", content = @Content)
    @ApiResponse(
            responseCode = "422",
            description = "Breaks rules, and which",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> put(@PathVariable String accountId, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        if (!isJson(request.getContentType())) {
            return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/json.")
                    .answer();
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "An account is at most 1 MiB.")
                    .answer();
        }
        if (!Utf8.isWellFormed(body)) {
            return Problem.of(HttpStatus.BAD_REQUEST, "The body is not UTF-8.").answer();
        }
        try {
            Put put = directory.put(account(accountId, body));
            log(request, put.name(), accountId);
            return ResponseEntity.status(put == Put.ADDED ? HttpStatus.CREATED : HttpStatus.OK)
                    .build();
        } catch (BrokenAccount broken) {
            return problem(broken.fields());
        }
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException nothingKnown) {
            return false;
        }
    }

    private AccountRecord account(String address, byte[] body) throws BrokenAccount {
        ToldAccount told = AccountJson.told(body);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        AccountRecord account = ReadAccount.of(told.accountId() == null ? told.named(address) : told, today);
        if (!account.accountId().text().equals(address)) {
            throw new BrokenAccount(List.of(new BrokenField("accountId", "mismatch")));
        }
        return account;
    }

    @GetMapping(path = ADDRESS)
    @Operation(summary = "All that is on file about the account, in as few words as say it")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ToldAccount.class)))
    @ApiResponse(responseCode = "404", description = "Not on file", content = @Content)
    ResponseEntity<?> get(@PathVariable String accountId) {
        Optional<AccountRecord> record = ref(accountId).flatMap(directory::record);
        if (record.isEmpty()) {
            return notOnFile();
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(AccountJson.write(record.get()));
    }

    @DeleteMapping(ADDRESS)
    @Operation(summary = "Forget the account and all it is found by")
    @ApiResponse(responseCode = "204", description = "Forgotten", content = @Content)
    @ApiResponse(responseCode = "404", description = "Not on file", content = @Content)
    ResponseEntity<?> delete(@PathVariable String accountId, @Parameter(hidden = true) HttpServletRequest request) {
        Optional<AccountRef> ref = ref(accountId);
        if (ref.isEmpty() || !directory.delete(ref.get())) {
            return notOnFile();
        }
        LOG.info(
                "Client {} deleted account {}",
                request.getRemoteUser(),
                ref.get().value());
        return ResponseEntity.noContent().build();
    }

    @Hidden
    @RequestMapping(ADDRESS)
    ResponseEntity<?> otherMethod() {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .allow(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "An account is got, put or deleted."));
    }

    @Hidden
    @RequestMapping("/api/**")
    ResponseEntity<?> otherAddress() {
        return Problem.of(HttpStatus.NOT_FOUND, "/api/openapi describes what is here.")
                .answer();
    }

    private Optional<AccountRef> ref(String accountId) {
        try {
            return directory.refOf(AccountId.of(accountId));
        } catch (BrokenRule nobodys) {
            return Optional.empty();
        }
    }

    private void log(HttpServletRequest request, String what, String accountId) {
        LOG.info(
                "Client {} put account {}: {}",
                request.getRemoteUser(),
                ref(accountId).map(AccountRef::value).orElse(null),
                what);
    }

    private static ResponseEntity<?> notOnFile() {
        return Problem.of(HttpStatus.NOT_FOUND, "No such account is on file.").answer();
    }

    /** A body that is no JSON breaks one rule, as a whole. */
    private static ResponseEntity<?> problem(List<BrokenField> broken) {
        if (broken.equals(List.of(new BrokenField("", "format")))) {
            return Problem.of(HttpStatus.BAD_REQUEST, "The body is not a JSON object.")
                    .answer();
        }
        return new Problem(
                        HttpStatus.UNPROCESSABLE_ENTITY.getReasonPhrase(),
                        HttpStatus.UNPROCESSABLE_ENTITY.value(),
                        "The account breaks rules.",
                        broken.stream()
                                .map(field -> new Problem.Error(field.field(), field.rule(), field.detail()))
                                .toList())
                .answer();
    }
}
