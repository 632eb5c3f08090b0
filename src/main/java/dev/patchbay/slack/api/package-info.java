/**
 * We call Slack: Web API methods by family, response_url, probes. Every call returns an outcome;
 * nothing is retried here.
 */
@NullMarked
package dev.patchbay.slack.api;

import org.jspecify.annotations.NullMarked;
