package dev.regain.review;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.review.Recorded.Held;
import dev.regain.review.Recorded.OnFile;
import dev.regain.review.Shown.Beside;
import dev.regain.review.Shown.Line;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is claimed beside what is on record, field by field: all masked but the one that somebody gave a purpose for. */
@Component
class Lines {

    /** A company's phones of ten years tell less than the first few. */
    private static final int MOST_BESIDE = 4;

    private final CaseFiles files;
    private final Recorded recorded;

    Lines(CaseFiles files, Recorded recorded) {
        this.files = files;
        this.recorded = recorded;
    }

    /** @param unmasked or null */
    List<Line> of(CaseId caseId, List<Held> accounts, Field unmasked) {
        return Arrays.stream(Field.values())
                .flatMap(field -> claimed(field, caseId).stream()
                        .map(claimed -> line(field, claimed, recorded.of(field, caseId, accounts), field == unmasked)))
                .toList();
    }

    private Optional<String> claimed(Field field, CaseId caseId) {
        return switch (field) {
            case ENTERPRISE_NAME -> files.read(caseId, Entry.ENTERPRISE_NAME);
            case CREDIT_CODE -> files.read(caseId, Entry.CREDIT_CODE);
            case ID_NUMBER -> identity(caseId).map(ClaimedIdentity::idNumber);
            case PERSON_NAME -> identity(caseId).map(ClaimedIdentity::name);
            case PHONE -> files.read(caseId, Entry.CONTACT_PHONE);
            case EMAIL -> files.read(caseId, Entry.CONTACT_EMAIL);
        };
    }

    private Optional<ClaimedIdentity> identity(CaseId caseId) {
        return claimedPerson(files, caseId);
    }

    /** By the path or, where it did not ask, with the photo. */
    static Optional<ClaimedIdentity> claimedPerson(CaseFiles files, CaseId caseId) {
        return files.read(caseId, Entry.CLAIMED_IDENTITY)
                .or(() -> files.read(caseId, Entry.PHOTO_IDENTITY))
                .map(ClaimedIdentity::of);
    }

    /** Who a photo is said to show, and nothing of the record beside it. @param unmasked or null */
    List<Line> ofPhoto(CaseId caseId, Field unmasked) {
        return Stream.of(Field.PERSON_NAME, Field.ID_NUMBER)
                .flatMap(field -> claimed(field, caseId).stream()
                        .map(claimed -> line(field, claimed, List.of(), field == unmasked)))
                .toList();
    }

    private static Line line(Field field, String claimed, List<OnFile> onFile, boolean inClear) {
        List<Beside> beside = onFile.stream()
                .collect(groupingBy(
                        file -> new Same(file.value(), file.accountId() == null, file.until()),
                        LinkedHashMap::new,
                        toList()))
                .entrySet()
                .stream()
                .map(same -> beside(field, claimed, same.getKey(), same.getValue(), inClear))
                .sorted(comparing(Beside::match))
                .toList();
        Match match = Stream.concat(
                        beside.stream()
                                .filter(one -> one.until() == null)
                                .map(Beside::match)
                                .limit(1),
                        Stream.of(beside.isEmpty() ? Match.NOT_ON_RECORD : Match.NONE))
                .findFirst()
                .orElseThrow();
        return new Line(
                field.text(),
                inClear ? claimed : field.masked(claimed),
                inClear,
                match,
                beside.stream().limit(MOST_BESIDE).toList());
    }

    private record Same(String value, boolean isByFace, Instant until) {}

    private static Beside beside(Field field, String claimed, Same same, List<OnFile> files, boolean inClear) {
        return new Beside(
                inClear ? same.value() : field.masked(same.value()),
                field.match(claimed, same.value()),
                files.stream()
                        .map(OnFile::accountId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                same.until());
    }
}
