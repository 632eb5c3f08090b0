package dev.patchbay.sandbox.slack.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An app and where it is installed. Guarded by the world's monitor. */
public final class RegisteredApp {
  public final AppCredentials credentials;
  public AppDraft draft;

  /** By workspace id, or by enterprise id when installed for the whole organization. */
  public final Map<String, Install> installs = new LinkedHashMap<>();

  public RegisteredApp(AppCredentials credentials, AppDraft draft) {
    this.credentials = credentials;
    this.draft = draft;
  }

  public String id() {
    return credentials.appId();
  }

  public boolean hasInteractivity() {
    return draft.socketMode() || draft.requestUrl().isPresent();
  }

  /** The install that serves a workspace: its own, else that of its organization. */
  public Optional<Install> installFor(Workspace workspace) {
    Install own = installs.get(workspace.id());
    return own != null ? Optional.of(own) : workspace.enterpriseId().map(installs::get);
  }

  /** One install; the bot keeps its ids when the app is installed again. */
  public record Install(String botUserId, String botId, String installer, boolean orgWide) {}
}
