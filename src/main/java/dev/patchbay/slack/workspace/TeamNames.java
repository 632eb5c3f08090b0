package dev.patchbay.slack.workspace;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import dev.patchbay.workspace.Installations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Slack what the workspaces of an org-wide installation are called: the installation knows the
 * org's name alone. Once per workspace and process; a refusal (no {@code team:read}) is tried again
 * after ten minutes, and until then the workspace goes by its domain. Thread-safe.
 */
public final class TeamNames implements Consumer<TeamId> {
  private static final Logger log = LoggerFactory.getLogger(TeamNames.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Installations installations;
  private final Function<TeamId, Outcome<String>> ask;
  private final Clock clock;
  private final Executor later;
  private final Map<TeamId, Instant> notBefore = new ConcurrentHashMap<>();

  /**
   * @param ask {@code team.info}
   * @param later runs the question after the request is answered
   */
  public TeamNames(
      Installations installations,
      Function<TeamId, Outcome<String>> ask,
      Clock clock,
      Executor later) {
    this.installations = installations;
    this.ask = ask;
    this.clock = clock;
    this.later = later;
  }

  /** A request of that workspace, of an org-wide installation, has come. */
  @Override
  public void accept(TeamId team) {
    var now = clock.instant();
    var next = notBefore.putIfAbsent(team, now.plus(PAUSE));
    if (next == null || (next.isBefore(now) && notBefore.replace(team, next, now.plus(PAUSE)))) {
      later.execute(() -> learn(team));
    }
  }

  private void learn(TeamId team) {
    var answer = ask.apply(team);
    if (answer instanceof Outcome.Done<String> name) {
      installations.called(team, name.value());
      notBefore.put(team, Instant.MAX);
    } else {
      log.info("Slack does not give the name of {}; using its domain: {}", team, answer);
    }
  }
}
