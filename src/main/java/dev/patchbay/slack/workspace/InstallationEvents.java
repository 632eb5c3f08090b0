package dev.patchbay.slack.workspace;

import com.google.gson.JsonObject;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What requests say about installations: that the app was removed, that its bot token was revoked,
 * and which org a workspace belongs to. May come twice, and late.
 */
public final class InstallationEvents {
  public static final List<String> EVENTS =
      List.of(AppUninstalledEvent.TYPE_NAME, TokensRevokedEvent.TYPE_NAME);

  private static final Logger log = LoggerFactory.getLogger(InstallationEvents.class);

  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

  private final Installations installations;
  private final Function<Installation, Outcome<Boolean>> works;
  private final Consumer<TeamId> met;

  /**
   * @param works asks Slack about the bot token ({@code auth.test}): BadCredentials if it is not
   *     valid
   * @param met gets the workspace of each request to an org-wide installation; must not wait
   */
  public InstallationEvents(
      Installations installations,
      Function<Installation, Outcome<Boolean>> works,
      Consumer<TeamId> met) {
    this.installations = installations;
    this.works = works;
    this.met = met;
  }

  public void register(Router router) {
    router.event(AppUninstalledEvent.class, this::gone);
    router.event(TokensRevokedEvent.class, this::revoked);
  }

  private Ack revoked(Interaction event) {
    JsonObject tokens =
        JsonFields.object(event.json(), "event")
            .flatMap(it -> JsonFields.object(it, "tokens"))
            .orElseGet(JsonObject::new);
    boolean bots = JsonFields.array(tokens, "bot").filter(all -> !all.isEmpty()).isPresent();
    return bots ? gone(event) : new Ack.Nothing();
  }

  private Ack gone(Interaction event) {
    return gone(
        event.text("event", "type"),
        event.text("team_id"),
        event.text("enterprise_id"),
        happened(event.text("event_time")));
  }

  private static Optional<Instant> happened(String eventTime) {
    return SECONDS.matcher(eventTime).matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(eventTime)))
        : Optional.empty();
  }

  /**
   * Removed, or its bot token revoked. Slack leaves blank or null what does not apply. It also
   * repeats an event for minutes: one from before the app was installed again must not end the new
   * installation. Neither must the end of one of the two tokens of an app whose tokens rotate. Only
   * Slack's own word that the token is revoked settles a doubt: without it the event is to be
   * repeated.
   *
   * @param at when it happened, empty if not told
   */
  Ack gone(
      String why, @Nullable String teamId, @Nullable String enterpriseId, Optional<Instant> at) {
    Optional<String> team = Optional.ofNullable(teamId).filter(id -> !id.isBlank());
    Optional<String> org = Optional.ofNullable(enterpriseId).filter(id -> !id.isBlank());
    // An org-wide installation may be told of with the org's own id in the workspace's place.
    Optional<String> orgInPlace = team.filter(id -> id.startsWith("E"));
    Optional<TeamId> workspace = team.filter(id -> orgInPlace.isEmpty()).map(TeamId::new);
    Optional<String> enterprise = org.or(() -> orgInPlace);
    String who = team.or(() -> org).orElse("a workspace that it does not name");
    Optional<Installation> known = installations.at(workspace, enterprise);
    var asked = known.filter(it -> doubtful(it, why, at)).map(works);
    if (asked.isPresent() && asked.get() instanceof Outcome.Done) {
      log.warn("Slack says {} for {}, but its newest token works: kept", why, who);
      return new Ack.Nothing();
    }
    if (asked.isPresent() && !isDead(asked.get())) {
      log.warn("Slack says {} for {}; its token cannot be checked now: repeat", why, who);
      return new Ack.Again();
    }
    log.warn("Slack says {} for {}: installation removed", why, who);
    installations.remove(workspace, enterprise);
    return new Ack.Nothing();
  }

  private static boolean isDead(Outcome<Boolean> asked) {
    return asked instanceof Outcome.Refused<Boolean> refused
        && refused.refusal() instanceof Refusal.BadCredentials;
  }

  private static boolean doubtful(Installation known, String why, Optional<Instant> at) {
    boolean oneOfTwo = why.equals(TokensRevokedEvent.TYPE_NAME) && known.rotation().isPresent();
    return oneOfTwo || at.filter(happened -> happened.isBefore(known.installedAt())).isPresent();
  }

  /**
   * Every verified request of a Grid workspace says so; it is written only when it is news. One of
   * an org-wide installation that names no workspace is given the one of its channel.
   */
  public void belongs(Interaction payload) {
    String org = payload.enterprise();
    String team = JsonFields.first(payload.text("team_id"), payload.text("team", "id"));
    if (org.isBlank()) {
      return;
    }
    var told = Optional.of(team).filter(id -> !id.isBlank() && !id.equals(org)).map(TeamId::new);
    told.ifPresent(id -> belongs(id, org));
    if (!payload.channelId().isBlank()) {
      place(payload, org, told);
    }
  }

  /** In an org-wide installation a channel has one workspace, whatever a request says or leaves. */
  private void place(Interaction payload, String org, Optional<TeamId> told) {
    var asked = told.orElseGet(() -> new TeamId(org));
    if (installations.find(asked).filter(Installation::orgWide).isEmpty()) {
      return;
    }
    var domain = JsonFields.first(payload.text("team_domain"), payload.text("team", "domain"));
    if (told.isPresent() && !domain.isBlank()) {
      installations.named(told.get(), domain);
    }
    told.ifPresent(met);
    installations
        .teamOf(org, new ChannelId(payload.channelId()), told)
        .ifPresent(team -> payload.json().addProperty("team_id", team.value()));
  }

  private void belongs(TeamId id, String org) {
    boolean known =
        installations.find(id).flatMap(Installation::enterprise).filter(org::equals).isPresent();
    if (!known) {
      installations.belongs(id, org);
    }
  }
}
