/**
 * Takes what Slack sends, over HTTP or Socket Mode: raw bytes, signature, one dispatch for both,
 * deadlines. May use {@code slack.api}, {@code slack.view}, {@code words}, {@code secret} and
 * {@code workspace}. Entry types: {@code EventsEndpoint}, {@code SocketMode} and {@code Router}.
 * Must never read a request before its signature is checked.
 */
@NullMarked
package dev.patchbay.slack.inbound;

import org.jspecify.annotations.NullMarked;
