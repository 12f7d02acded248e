package dev.regain.web;

import static java.util.Comparator.comparing;

import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Step;
import dev.regain.formats.BrokenRule;
import dev.regain.ratelimit.InMessageRegion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.MessageSource;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.Validator;
import org.springframework.web.bind.ServletRequestDataBinder;

/** Reads what was sent into a step's record, and puts what is wrong with it into words. */
@Component
class Forms {

    /** By the name of the annotation on the field. */
    private static final Map<String, String> RULES = Map.of(
            NotNull.class.getSimpleName(), "required", InMessageRegion.class.getSimpleName(), InMessageRegion.RULE);

    private final Validator validator;
    private final MessageSource words;

    Forms(Validator validator, MessageSource words) {
        this.validator = validator;
        this.words = words;
    }

    /** @param form the record, or null where something was wrong */
    record Read<F>(F form, List<Rejected> complaints) {}

    <F extends Record> Read<F> read(Step<F> step, HttpServletRequest request) {
        ServletRequestDataBinder binder = new ServletRequestDataBinder(null, "form");
        ResolvableType type = ResolvableType.forClass(AopUtils.getTargetClass(step))
                .as(Step.class)
                .getGeneric(0);
        binder.setTargetType(type);
        binder.setConversionService(ApplicationConversionService.getSharedInstance());
        binder.setValidator(validator);
        binder.construct(request);
        BindingResult result = binder.getBindingResult();
        List<Rejected> complaints = new ArrayList<>();
        if (result.hasErrors()) {
            complaints.addAll(missing(type.toClass(), result, request));
        } else {
            binder.validate();
        }
        result.getFieldErrors().forEach(error -> complaints.add(Answer.rejected(error.getField(), rule(error))));
        List<String> fields = Stream.of(type.toClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        complaints.sort(comparing(complaint -> fields.indexOf(complaint.field())));
        @SuppressWarnings("unchecked")
        F form = complaints.isEmpty() ? (F) binder.getTarget() : null;
        if (form != null) {
            complaints.addAll(step.complaints(form));
        }
        return new Read<>(complaints.isEmpty() ? form : null, complaints);
    }

    /** There is no record to validate where a field came wrong; what did not come at all is told all the same. */
    private static List<Rejected> missing(Class<?> form, BindingResult result, HttpServletRequest request) {
        return Stream.of(form.getRecordComponents())
                .filter(field -> field.getAccessor().isAnnotationPresent(NotNull.class))
                .map(RecordComponent::getName)
                .filter(field -> request.getParameter(field) == null && !result.hasFieldErrors(field))
                .map(field -> Answer.rejected(field, "required"))
                .toList();
    }

    private static String rule(FieldError error) {
        String broken = RULES.get(error.getCode());
        if (broken != null) {
            return broken;
        }
        if (error.contains(TypeMismatchException.class)) {
            Throwable cause = error.unwrap(TypeMismatchException.class).getMostSpecificCause();
            if (cause instanceof BrokenRule typed) {
                return typed.rule();
            }
        }
        return "format";
    }

    /** By field, in the order of the form; a page's own words come before the field's, and those before the rule's. */
    Map<String, Complaint> inWords(String page, List<Rejected> complaints, Locale language) {
        Map<String, Complaint> inWords = new LinkedHashMap<>();
        for (Rejected complaint : complaints) {
            inWords.putIfAbsent(
                    complaint.field(),
                    new Complaint(complaint.field(), complaint.rule(), text(page, complaint, language)));
        }
        return inWords;
    }

    private String text(String page, Rejected complaint, Locale language) {
        String field = complaint.field();
        String rule = complaint.rule();
        List<String> keys = field.isEmpty()
                ? List.of(rule)
                : List.of(page + "." + field + "." + rule, field + "." + rule, "rule." + rule);
        Object[] details = complaint.details().toArray();
        for (String key : keys) {
            String text = words.getMessage(key, details, null, language);
            if (text != null) {
                return text;
            }
        }
        return words.getMessage("rule.format", details, language);
    }
}
