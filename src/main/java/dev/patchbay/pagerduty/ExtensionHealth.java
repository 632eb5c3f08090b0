package dev.patchbay.pagerduty;

import java.util.Optional;

/**
 * How an extension does (reference/pagerduty.md §3.2, §3.5).
 *
 * @param authorized false only where PagerDuty says so: the field is not documented
 * @param botUser the Slack bot user whose token it has, where PagerDuty shows it
 * @param paused for up to 24 hours, after messages that Slack refused
 */
public record ExtensionHealth(boolean authorized, boolean paused, Optional<String> botUser) {}
