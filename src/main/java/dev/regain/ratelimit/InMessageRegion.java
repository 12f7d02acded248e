package dev.regain.ratelimit;

import dev.regain.formats.PhoneNumber;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@link PhoneNumber} that messages go to, see {@link MessageRegions}; the broken rule is {@link #RULE}. Told with the form, before
 * anything is counted or looked up, so it depends on what was typed alone.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = InMessageRegion.Check.class)
public @interface InMessageRegion {

    String RULE = "region";

    String message() default RULE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** No number is another rule's. */
    class Check implements ConstraintValidator<InMessageRegion, PhoneNumber> {

        private final MessageRegions regions;

        Check(MessageRegions regions) {
            this.regions = regions;
        }

        @Override
        public boolean isValid(PhoneNumber phone, ConstraintValidatorContext context) {
            return phone == null || regions.include(phone);
        }
    }
}
