package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * The account and where it is.
 *
 * @param apiUrl base of the REST API, without a path
 * @param identityUrl base of authorize, token and revoke
 */
public record PagerDutySettings(
    AccountId account,
    URI apiUrl,
    URI identityUrl,
    Optional<String> clientId,
    Optional<Secret> clientSecret) {}
