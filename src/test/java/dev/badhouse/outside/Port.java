package dev.badhouse.outside;

interface Port {}
