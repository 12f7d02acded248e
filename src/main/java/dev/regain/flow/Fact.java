package dev.regain.flow;

/** A variable with its value in the form that the engine stores; made by {@link Variable#is}. */
public record Fact(Variable<?> variable, Object stored) {}
