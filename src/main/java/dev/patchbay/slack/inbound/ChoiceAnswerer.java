package dev.patchbay.slack.inbound;

import dev.patchbay.core.Actor;
import java.util.List;

/** Answers a typeahead while a person types; at most 100 choices, within three seconds. */
@FunctionalInterface
public interface ChoiceAnswerer {
  List<Choice> suggest(Actor actor, String typed);
}
