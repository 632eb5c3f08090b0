package dev.patchbay.pagerduty;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.TypelessToken;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PagerDuty's identity service (reference/pagerduty.md §1.3, §1.4): credentials in the form body,
 * PKCE S256. Nothing is sent twice: a code and a refresh token may be spent by the first try.
 * Without client id and secret every call is {@link Refusal.NotConfigured}. Thread-safe.
 */
public final class OAuthClient {
  private static final Logger log = LoggerFactory.getLogger(OAuthClient.class);

  private final PagerDutySettings settings;
  private final Transport transport;
  private final VendorHealth health;
  private final String base;

  OAuthClient(PagerDutySettings settings, Transport transport, VendorHealth health) {
    this.settings = settings;
    this.transport = transport;
    this.health = health;
    this.base = settings.identityUrl().toString().replaceAll("/+$", "");
  }

  /** {@code PAGERDUTY_CLIENT_ID}: tokens belong to the client that they were granted to. */
  public Optional<String> clientId() {
    return settings.clientId();
  }

  /** What is not set and every call here needs. */
  public Optional<Refusal> missing() {
    if (settings.clientId().isEmpty()) {
      return Optional.of(new Refusal.NotConfigured("PAGERDUTY_CLIENT_ID"));
    }
    return settings.clientSecret().isEmpty()
        ? Optional.of(new Refusal.NotConfigured("PAGERDUTY_CLIENT_SECRET"))
        : Optional.empty();
  }

  /**
   * An app token for {@code as_account-REGION.SUBDOMAIN} and {@code scopes}. A grant refused for
   * its scopes comes as {@link Refusal.Rejected} with code {@code invalid_scope}.
   */
  public Outcome<TokenGrant> clientCredentials(Set<String> scopes) {
    if (settings.account().subdomain().isBlank()) {
      return Outcome.refused(new Refusal.NotConfigured("PAGERDUTY_SUBDOMAIN"));
    }
    var asked = new ArrayList<String>();
    asked.add("as_account-" + settings.account());
    asked.addAll(new TreeSet<>(scopes));
    return grant(new ClientCredentialsGrant(), asked, scopes);
  }

  /**
   * Where to send the browser.
   *
   * @throws IllegalStateException without a client id: ask {@link #missing} first
   */
  public URI authorizeUrl(URI redirect, String state, Secret codeVerifier, Set<String> scopes) {
    String id =
        settings.clientId().orElseThrow(() -> new IllegalStateException("no PAGERDUTY_CLIENT_ID"));
    return new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(id))
        .endpointURI(URI.create(base + "/oauth/authorize"))
        .redirectionURI(redirect)
        .scope(Scope.parse(new TreeSet<>(scopes)))
        .state(new State(state))
        .codeChallenge(new CodeVerifier(codeVerifier.reveal()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** The code lives 30 seconds. Granted scopes may be fewer than asked, down to {@code openid}. */
  public Outcome<TokenGrant> exchange(
      String code, URI redirect, Secret codeVerifier, Set<String> scopes) {
    if (code.isBlank()) {
      return Outcome.refused(
          new Refusal.Rejected(Refusal.Vendor.PAGERDUTY, "invalid_grant", "no code was given"));
    }
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), redirect, new CodeVerifier(codeVerifier.reveal()));
    return grant(grant, List.copyOf(new TreeSet<>(scopes)), scopes);
  }

  /**
   * A new access token and, with rotation, a new refresh token; where none comes back the old one
   * still holds. An invalid refresh token comes as {@link Refusal.LoginEnded}. Scopes are empty
   * where PagerDuty does not repeat them: then they are what they were.
   */
  public Outcome<TokenGrant> refresh(Secret refreshToken) {
    var grant = new RefreshTokenGrant(new RefreshToken(refreshToken.reveal()));
    Outcome<TokenGrant> outcome = grant(grant, List.of(), Set.of());
    return outcome instanceof Outcome.Refused<TokenGrant> refused
            && refused.refusal() instanceof Refusal.Rejected rejected
            && rejected.code().equals("invalid_grant")
        ? Outcome.refused(new Refusal.LoginEnded())
        : outcome;
  }

  /**
   * Revokes a token; one that is revoked already is done. False where PagerDuty did not confirm it:
   * the endpoint is not documented (reference/pagerduty.md §1.1).
   */
  public Outcome<Boolean> revoke(Secret token) {
    return send(
            "POST /oauth/revoke",
            client ->
                new TokenRevocationRequest(
                        URI.create(base + "/oauth/revoke"),
                        client,
                        new TypelessToken(token.reveal()))
                    .toHTTPRequest())
        .then(this::revoked);
  }

  private Outcome<Boolean> revoked(Reply.Got got) {
    if (got.good()) {
      return Outcome.done(true);
    }
    Refusal refusal = TokenAnswer.refusal(got);
    boolean over = got.status() == 400 || got.status() == 404;
    if (over && !(refusal instanceof Refusal.BadCredentials)) {
      log.info("PagerDuty did not confirm a revocation (HTTP {}); taken as done", got.status());
      return Outcome.done(false);
    }
    return Outcome.refused(refusal);
  }

  private Outcome<TokenGrant> grant(
      AuthorizationGrant grant, List<String> asked, Set<String> granted) {
    return send(
            "POST /oauth/token",
            client -> {
              var request =
                  new TokenRequest.Builder(URI.create(base + "/oauth/token"), client, grant);
              // As a parameter of our own: for a code Nimbus leaves `scope` out, as the RFC does.
              return (asked.isEmpty()
                      ? request
                      : request.customParameter("scope", String.join(" ", asked)))
                  .build()
                  .toHTTPRequest();
            })
        .then(got -> TokenAnswer.read(got, granted));
  }

  private interface Form {
    HTTPRequest with(ClientAuthentication client);
  }

  private Outcome<Reply.Got> send(String operation, Form form) {
    Optional<Refusal> missing = missing();
    if (missing.isPresent()) {
      return Outcome.refused(missing.get());
    }
    var client =
        new ClientSecretPost(
            new ClientID(settings.clientId().orElseThrow()),
            new com.nimbusds.oauth2.sdk.auth.Secret(
                settings.clientSecret().orElseThrow().reveal()));
    HTTPRequest made = form.with(client);
    @Nullable String body = made.getBody();
    byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
    var request =
        new Request.Builder()
            .url(made.getURI().toString())
            .header("Accept", "application/json")
            .post(new OnceBody("application/x-www-form-urlencoded", bytes))
            .build();
    Reply reply = transport.send(operation, request, transport.limit());
    Optional<String> away = reply.away();
    if (away.isPresent()) {
      health.failed(away.get());
      return Outcome.refused(Refusals.unavailable(away.get()));
    }
    health.answered();
    return Outcome.done((Reply.Got) reply);
  }
}
