package dev.badhouse.web;

import org.camunda.bpm.engine.HistoryService;

public class KnowsEngine {

    HistoryService history;
}
