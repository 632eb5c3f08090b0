package dev.patchbay.pagerduty;

import dev.patchbay.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the identity service granted.
 *
 * @param life from {@code expires_in}; short where an answer with a new refresh token does not say
 * @param scopes as granted, which may be less than asked (reference/pagerduty.md §1.4)
 */
public record TokenGrant(
    Secret access, Optional<Secret> refresh, Duration life, Set<String> scopes) {}
