package dev.badhouse.web;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("service_1")
public class PublicVerb implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {}
}
