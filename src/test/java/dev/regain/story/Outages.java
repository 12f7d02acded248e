package dev.regain.story;

import dev.regain.outside.faces.FaceProvider;
import dev.regain.outside.mail.Mailer;
import dev.regain.outside.malware.MalwareScanner;
import dev.regain.outside.ocr.TextReader;
import dev.regain.outside.sms.Message;
import dev.regain.outside.sms.SmsGateway;
import dev.regain.outside.storage.EvidenceStore;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.AbstractAdvisingBeanPostProcessor;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.boot.test.context.TestComponent;

/** What can go wrong with those outside, at the flick of a switch; a port that nobody switched works. */
@TestComponent
public class Outages extends AbstractAdvisingBeanPostProcessor {

    static final Duration SLOWNESS = Duration.ofSeconds(3);

    private final Map<Class<?>, Trouble> troubles = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> answers = new ConcurrentHashMap<>();

    Outages() {
        // The sandbox's pages ask the adapters themselves for more than the port has.
        setProxyTargetClass(true);
        setBeforeExistingAdvisors(true);
        advisor = new OfPort(
                SmsGateway.class,
                Mailer.class,
                FaceProvider.class,
                EvidenceStore.class,
                MalwareScanner.class,
                TextReader.class);
    }

    private enum Trouble {
        DOWN,
        SLOW,
        TWICE,
        BROKEN_OFF
    }

    public void isDown(Class<?> port) {
        troubles.put(port, Trouble.DOWN);
    }

    /** It answers after {@link #SLOWNESS}. */
    void isSlow(Class<?> port) {
        troubles.put(port, Trouble.SLOW);
    }

    /** It does everything twice. */
    void repeatsItself(Class<?> port) {
        troubles.put(port, Trouble.TWICE);
    }

    void isBack(Class<?> port) {
        troubles.remove(port);
    }

    /** It answers this to whatever it is asked. */
    public void says(Class<?> port, Object answer) {
        answers.put(port, answer);
    }

    /** It does everything, and whoever asked never hears of it: the line broke, or the asker was killed. */
    public void breaksOff(Class<?> port) {
        troubles.put(port, Trouble.BROKEN_OFF);
    }

    public void areOver() {
        troubles.clear();
        answers.clear();
    }

    private Object call(Class<?> port, MethodInvocation asked) throws Throwable {
        Trouble trouble = troubles.get(port);
        if (trouble == Trouble.DOWN) {
            // As clients of others do: with all that they know in their words.
            throw new IllegalStateException("no answer to " + said(asked), new IllegalArgumentException(said(asked)));
        }
        if (trouble == Trouble.SLOW) {
            Thread.sleep(SLOWNESS.toMillis());
        }
        if (trouble == Trouble.TWICE) {
            ((ProxyMethodInvocation) asked).invocableClone().proceed();
        }
        Object told = answers.get(port);
        Object answer = told == null ? asked.proceed() : told;
        if (trouble == Trouble.BROKEN_OFF) {
            throw new IllegalStateException("no answer to " + said(asked));
        }
        return answer;
    }

    private static String said(MethodInvocation asked) {
        StringBuilder said = new StringBuilder(asked.getMethod().getName());
        for (Object argument : asked.getArguments()) {
            said.append(' ')
                    .append(
                            argument instanceof Message message
                                    ? message.to().e164() + message.parameters()
                                    : argument);
        }
        return said.toString();
    }

    private class OfPort extends StaticMethodMatcherPointcutAdvisor {

        private final Class<?>[] ports;

        OfPort(Class<?>... ports) {
            this.ports = ports;
            setClassFilter(type -> Arrays.stream(ports).anyMatch(port -> port.isAssignableFrom(type)));
            setAdvice((MethodInterceptor)
                    asked -> call(port(asked.getMethod(), asked.getThis().getClass()), asked));
        }

        @Override
        public boolean matches(Method method, Class<?> type) {
            return port(method, type) != null;
        }

        private Class<?> port(Method method, Class<?> type) {
            return Arrays.stream(ports)
                    .filter(port -> port.isAssignableFrom(type))
                    .filter(port -> Arrays.stream(port.getMethods())
                            .anyMatch(declared -> declared.getName().equals(method.getName())
                                    && Arrays.equals(declared.getParameterTypes(), method.getParameterTypes())))
                    .findFirst()
                    .orElse(null);
        }
    }
}
