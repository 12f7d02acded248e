package dev.badhouse.web;

import org.springframework.beans.factory.annotation.Autowired;

public class FieldInjected {

    @Autowired
    String injected;
}
