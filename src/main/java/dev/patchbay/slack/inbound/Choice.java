package dev.patchbay.slack.inbound;

/**
 * One entry of a typeahead. Slack shows at most 75 characters of the label and takes at most 75 of
 * the value; the edge cuts the label.
 */
public record Choice(String value, String label) {}
