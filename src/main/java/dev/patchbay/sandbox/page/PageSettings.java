package dev.patchbay.sandbox.page;

import java.net.URI;
import java.util.Optional;

/**
 * What the page opens with.
 *
 * @param workspaceId the simulated workspace that is shown
 * @param userId who sits before the page until another person is chosen
 * @param patchbayUrl where the app is reached; its install page is linked from here
 * @param apiToken of the app's API, which lists its connections; without it the page shows none
 */
public record PageSettings(
    String workspaceId, String userId, URI patchbayUrl, Optional<String> apiToken) {
  public PageSettings {
    if (workspaceId.isBlank() || userId.isBlank()) {
      throw new IllegalArgumentException("workspaceId and userId: not blank");
    }
    if (patchbayUrl.getHost() == null) {
      throw new IllegalArgumentException("patchbayUrl: an address with a host");
    }
  }

  public PageSettings(String workspaceId, String userId, URI patchbayUrl) {
    this(workspaceId, userId, patchbayUrl, Optional.empty());
  }

  @Override
  public String toString() {
    return "PageSettings[" + workspaceId + ", " + userId + ", " + patchbayUrl + "]";
  }
}
