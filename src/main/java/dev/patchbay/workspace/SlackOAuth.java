package dev.patchbay.workspace;

import dev.patchbay.core.Outcome;
import java.net.URI;

/** Port to Slack's OAuth v2, implemented in {@code slack}. */
public interface SlackOAuth {
  URI authorizeUrl(String state, URI redirect);

  /** Changes the code for an installation ({@code oauth.v2.access}). */
  Outcome<Installation> exchange(String code, URI redirect);
}
