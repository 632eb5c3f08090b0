package dev.patchbay.sandbox.pagerduty.account;

import dev.patchbay.sandbox.wire.Faults;
import java.time.Instant;
import java.util.Map;

/**
 * A request that arrived, without any secret.
 *
 * @param operation method and path template, as in {@link Faults}
 * @param target path and query
 * @param headers names in lower case, without authorization and cookies
 * @param caller {@code none}, {@code unknown}, {@code app CLIENT} or {@code person USER}
 * @param body with tokens and client secrets blanked
 * @param status what was answered; 0 where the connection was dropped
 */
public record SeenRequest(
    Instant at,
    String operation,
    String target,
    Map<String, String> headers,
    String caller,
    String body,
    int status) {}
