package dev.patchbay.doctor;

import dev.patchbay.core.Place;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Transactions;
import dev.patchbay.pagerduty.PagerDutySettings;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is to be looked at. Invalid settings are left out, and said in {@code settings}.
 *
 * @param signingSecret as given; the one in {@code slack} may be a stand-in
 */
public record Setup(
    Read settings,
    Node node,
    Stored stored,
    SlackSettings slack,
    Optional<Secret> signingSecret,
    PagerDutyApp pagerDuty) {

  /**
   * How reading the settings went.
   *
   * @param wrong names of the invalid ones
   */
  public record Read(List<Finding> findings, Set<String> wrong) {
    boolean wrong(String prefix) {
      return wrong.stream().anyMatch(name -> name.startsWith(prefix));
    }
  }

  /** Where the server is. */
  public record Node(int port, URI publicUrl) {
    URI page(String path) {
      return URI.create(publicUrl.toString().replaceAll("/+$", "") + path);
    }

    boolean https() {
      return "https".equals(publicUrl.getScheme());
    }

    /** Whether only this machine can reach it. */
    boolean local() {
      String host = publicUrl.getHost();
      return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
  }

  /**
   * Where the tokens are, and the keys to them.
   *
   * @param connected reads where connections post
   */
  public record Stored(
      DatabaseSettings database, Path keysetFile, Function<Transactions, List<Place>> connected) {
    boolean embedded() {
      return database.jdbcUrl().startsWith("jdbc:h2:");
    }

    boolean inMemory() {
      return database.jdbcUrl().startsWith("jdbc:h2:mem:");
    }
  }

  /**
   * PagerDuty's side.
   *
   * @param scopes what the app token asks for
   * @param externalTokenId where Slack keeps the app token (slack-external)
   */
  public record PagerDutyApp(
      PagerDutySettings settings, Set<String> scopes, Optional<String> externalTokenId) {}
}
