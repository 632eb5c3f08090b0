package dev.patchbay.sandbox.slack.state;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the author of an app would configure on api.slack.com. Without a request URL and without
 * Socket Mode the app has no interactivity: its buttons are dead.
 *
 * @param unfurlDomains whose links in messages the app gets events for
 */
public record AppDraft(
    String name,
    List<String> scopes,
    List<String> commands,
    List<String> events,
    List<String> unfurlDomains,
    List<String> redirectUrls,
    Optional<URI> requestUrl,
    boolean socketMode,
    boolean tokenRotation) {
  public AppDraft {
    scopes = List.copyOf(scopes);
    commands = List.copyOf(commands);
    events = List.copyOf(events);
    unfurlDomains = List.copyOf(unfurlDomains);
    redirectUrls = List.copyOf(redirectUrls);
  }

  public static AppDraft named(String name, String... scopes) {
    return new AppDraft(
        name,
        List.of(scopes),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        false);
  }

  public AppDraft withScopes(List<String> all) {
    return with(all, commands, events, unfurlDomains, redirectUrls);
  }

  public AppDraft withCommands(String... all) {
    return with(scopes, List.of(all), events, unfurlDomains, redirectUrls);
  }

  public AppDraft withEvents(String... all) {
    return with(scopes, commands, List.of(all), unfurlDomains, redirectUrls);
  }

  public AppDraft withUnfurlDomains(String... all) {
    return with(scopes, commands, events, List.of(all), redirectUrls);
  }

  public AppDraft withRedirectUrls(String... all) {
    return with(scopes, commands, events, unfurlDomains, List.of(all));
  }

  public AppDraft withRequestUrl(URI url) {
    return reached(Optional.of(url), socketMode, tokenRotation);
  }

  public AppDraft withSocketMode() {
    return reached(requestUrl, true, tokenRotation);
  }

  /** Bot tokens then live twelve hours; it cannot be switched off again. */
  public AppDraft withTokenRotation() {
    return reached(requestUrl, socketMode, true);
  }

  private AppDraft with(
      List<String> asked,
      List<String> slashes,
      List<String> heard,
      List<String> domains,
      List<String> redirects) {
    return new AppDraft(
        name, asked, slashes, heard, domains, redirects, requestUrl, socketMode, tokenRotation);
  }

  private AppDraft reached(Optional<URI> url, boolean bySocket, boolean rotating) {
    return new AppDraft(
        name, scopes, commands, events, unfurlDomains, redirectUrls, url, bySocket, rotating);
  }
}
