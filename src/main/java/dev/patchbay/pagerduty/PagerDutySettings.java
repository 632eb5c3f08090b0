package dev.patchbay.pagerduty;

import dev.patchbay.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * The account and where it is.
 *
 * @param region {@code us} or {@code eu}
 * @param apiUrl base of the REST API, without a path
 * @param identityUrl base of authorize, token and revoke
 */
public record PagerDutySettings(
    String subdomain,
    String region,
    URI apiUrl,
    URI identityUrl,
    Optional<String> clientId,
    Optional<Secret> clientSecret) {}
