package dev.patchbay.incident.oncall;

import dev.patchbay.core.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** Why something does not follow its policy, or not wholly. It is left as it is. */
public sealed interface FollowProblem {
  /** Which problem it is, so that its owner gets one message about each. */
  String key();

  /** Nobody is on call on the first level. */
  record Nobody() implements FollowProblem {
    @Override
    public String key() {
      return "nobody";
    }
  }

  /**
   * These people have no Slack account.
   *
   * @param all whether nobody else is on call: then nothing was changed
   */
  record NoAccount(List<String> people, boolean all) implements FollowProblem {
    public NoAccount {
      people = List.copyOf(people);
    }

    @Override
    public String key() {
      return "no-account " + people.stream().sorted().collect(Collectors.joining(","));
    }
  }

  /** Slack or PagerDuty refuses what it takes. */
  record Refused(Refusal why) implements FollowProblem {
    @Override
    public String key() {
      return "refused "
          + why.getClass().getSimpleName()
          + (why instanceof Refusal.MissingScope missing ? " " + missing.scope() : "")
          + (why instanceof Refusal.Rejected rejected ? " " + rejected.code() : "");
    }
  }
}
