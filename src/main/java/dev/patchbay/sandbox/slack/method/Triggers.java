package dev.patchbay.sandbox.slack.method;

import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Trigger ids: they live three seconds and open one view. Guarded by the world's monitor. */
public final class Triggers {
  private static final Duration LIFE = Duration.ofSeconds(3);

  private final SlackWorld world;
  private final Map<String, Trigger> all = new HashMap<>();

  public Triggers(SlackWorld world) {
    this.world = world;
  }

  /**
   * What a trigger stands for.
   *
   * @param viewId the modal in which the person acted, if any
   */
  record Trigger(
      String appId,
      String userId,
      String teamId,
      Optional<String> viewId,
      Instant at,
      boolean used) {
    Trigger spent() {
      return new Trigger(appId, userId, teamId, viewId, at, true);
    }
  }

  public String issue(RegisteredApp app, Member user, Optional<String> viewId) {
    String id = world.newDigits(13) + "." + world.newDigits(12) + "." + world.newSecret(16);
    all.put(id, new Trigger(app.id(), user.id(), user.teamId(), viewId, world.now(), false));
    return id;
  }

  Trigger exchange(Call call) {
    String id =
        call.args()
            .text("trigger_id")
            .or(() -> call.args().text("interactivity_pointer"))
            .orElseThrow(() -> Refused.missingArgument("trigger_id"));
    Trigger trigger = all.get(id);
    if (trigger == null || call.token().appId().filter(trigger.appId()::equals).isEmpty()) {
      throw new Refused("invalid_trigger_id");
    }
    if (trigger.used()) {
      throw new Refused("exchanged_trigger_id");
    }
    if (world.now().isAfter(trigger.at().plus(LIFE))) {
      throw new Refused("expired_trigger_id");
    }
    all.put(id, trigger.spent());
    return trigger;
  }
}
