package dev.patchbay.pagerduty;

/** A PagerDuty user. */
public record User(String id, String name, String email, String role, String htmlUrl) {}
