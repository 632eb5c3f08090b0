package dev.patchbay.sandbox.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An app and where it is installed. Guarded by the world's monitor. */
final class RegisteredApp {
  final AppCredentials credentials;
  AppDraft draft;

  /** By workspace id, or by enterprise id when installed for the whole organisation. */
  final Map<String, Install> installs = new LinkedHashMap<>();

  RegisteredApp(AppCredentials credentials, AppDraft draft) {
    this.credentials = credentials;
    this.draft = draft;
  }

  String id() {
    return credentials.appId();
  }

  boolean hasInteractivity() {
    return draft.socketMode() || draft.requestUrl().isPresent();
  }

  /** The install that serves a workspace: its own, else that of its organisation. */
  Optional<Install> installFor(Workspace workspace) {
    Install own = installs.get(workspace.id());
    return own != null ? Optional.of(own) : workspace.enterpriseId().map(installs::get);
  }

  /** One install; the bot keeps its ids when the app is installed again. */
  record Install(String botUserId, String botId, String installer, boolean orgWide) {}
}
