package dev.patchbay.doctor;

/** One finding, and whose. */
public record Line(String check, Finding finding) {}
