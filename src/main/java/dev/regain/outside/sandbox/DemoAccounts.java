package dev.regain.outside.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** People to try the product with; each is in the directory after the first start. */
@Component
@ConditionalOnProperty(name = "regain.outside.sms.by", havingValue = "sandbox")
class DemoAccounts implements SmartInitializingSingleton {

    private final AccountDirectory directory;
    private final List<DemoAccount> accounts;

    DemoAccounts(
            AccountDirectory directory, ObjectMapper json, @Value("classpath:sandbox/demo-accounts.json") Resource told)
            throws IOException {
        this.directory = directory;
        try (InputStream content = told.getInputStream()) {
            accounts = Arrays.asList(json.readValue(content, DemoAccount[].class));
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        accounts.stream()
                .filter(account ->
                        directory.refOf(AccountId.of(account.accountId())).isEmpty())
                .forEach(account -> directory.put(account.record()));
    }

    List<DemoAccount> all() {
        return accounts;
    }
}
