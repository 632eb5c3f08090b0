package dev.patchbay.jobs;

import java.time.Duration;

/** Work done every {@code every} by one node at a time. */
public record RecurringJob(String name, Duration every, Runnable work) {}
