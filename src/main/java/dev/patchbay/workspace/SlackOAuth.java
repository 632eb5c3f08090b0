package dev.patchbay.workspace;

import dev.patchbay.core.Outcome;
import dev.patchbay.secret.Secret;
import java.net.URI;
import java.util.Set;

/** Port to Slack's OAuth v2, implemented in {@code slack}. */
public interface SlackOAuth {
  /**
   * @param features whose scopes are asked for beside those that every workspace is asked for
   */
  URI authorizeUrl(String state, URI redirect, Set<OptionalFeature> features);

  /** Changes the code for an installation ({@code oauth.v2.access}). */
  Outcome<Installation> exchange(String code, URI redirect);

  /** Ends a bot token ({@code auth.revoke}); false if it was dead already. */
  Outcome<Boolean> revoke(Secret botToken);
}
