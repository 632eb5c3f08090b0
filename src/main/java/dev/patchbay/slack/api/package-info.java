/**
 * Calls Slack: a class per family of Web API methods, all on one exchange, beside response_url and
 * probes. May use {@code secret} and {@code workspace}. Entry types: {@code SlackApi}, {@code
 * OAuthApi} and {@code SlackProbe}. A new method is a method of its family. Must never retry, pace
 * or store: that belongs to the caller, to whom {@code EphemeralMessages} hands what is to be sent
 * later; every failure is a refusal, made in {@code ApiErrors}.
 */
@NullMarked
package dev.patchbay.slack.api;

import org.jspecify.annotations.NullMarked;
