package dev.patchbay.sandbox.slack.state;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the author of an app would configure on api.slack.com. Without a request URL and without
 * Socket Mode the app has no interactivity: its buttons are dead.
 */
public record AppDraft(
    String name,
    List<String> scopes,
    List<String> commands,
    List<String> events,
    List<String> redirectUrls,
    Optional<URI> requestUrl,
    boolean socketMode,
    boolean tokenRotation) {
  public AppDraft {
    scopes = List.copyOf(scopes);
    commands = List.copyOf(commands);
    events = List.copyOf(events);
    redirectUrls = List.copyOf(redirectUrls);
  }

  public static AppDraft named(String name, String... scopes) {
    return new AppDraft(
        name, List.of(scopes), List.of(), List.of(), List.of(), Optional.empty(), false, false);
  }

  public AppDraft withCommands(String... all) {
    return new AppDraft(
        name, scopes, List.of(all), events, redirectUrls, requestUrl, socketMode, tokenRotation);
  }

  public AppDraft withEvents(String... all) {
    return new AppDraft(
        name, scopes, commands, List.of(all), redirectUrls, requestUrl, socketMode, tokenRotation);
  }

  public AppDraft withRedirectUrls(String... all) {
    return new AppDraft(
        name, scopes, commands, events, List.of(all), requestUrl, socketMode, tokenRotation);
  }

  public AppDraft withRequestUrl(URI url) {
    return new AppDraft(
        name, scopes, commands, events, redirectUrls, Optional.of(url), socketMode, tokenRotation);
  }

  public AppDraft withSocketMode() {
    return new AppDraft(
        name, scopes, commands, events, redirectUrls, requestUrl, true, tokenRotation);
  }

  /** Bot tokens then live twelve hours; it cannot be switched off again. */
  public AppDraft withTokenRotation() {
    return new AppDraft(name, scopes, commands, events, redirectUrls, requestUrl, socketMode, true);
  }
}
