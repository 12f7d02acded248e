package dev.badhouse.outside;

public class PublicAdapter implements Port {}
