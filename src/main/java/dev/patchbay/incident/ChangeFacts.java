package dev.patchbay.incident;

import dev.patchbay.incident.IncidentChange.AddNote;
import dev.patchbay.incident.IncidentChange.AddResponders;
import dev.patchbay.incident.IncidentChange.Escalate;
import dev.patchbay.incident.IncidentChange.EscalateLevel;
import dev.patchbay.incident.IncidentChange.PostStatus;
import dev.patchbay.incident.IncidentChange.Reassign;
import dev.patchbay.incident.IncidentChange.RunWorkflow;
import dev.patchbay.incident.IncidentChange.SetPriority;
import dev.patchbay.incident.IncidentChange.Snooze;
import dev.patchbay.incident.IncidentChange.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is so of each change, and how it is stored: words apart, ids separated by spaces, an
 * escalation policy with {@code policy:} before it. Pure.
 */
record ChangeFacts(
    String key,
    Optional<String> status,
    Predicate<String> past,
    Optional<String> note,
    Optional<String> targets) {
  private static final String POLICY = "policy:";
  private static final String RESOLVED = "resolved";
  private static final String ACKNOWLEDGED = "acknowledged";
  private static final String TRIGGERED = "triggered";

  boolean isPast(String now) {
    return past.test(now);
  }

  static ChangeFacts of(IncidentChange change) {
    return change.in(new Facts());
  }

  private static ChangeFacts to(String key, String status, Predicate<String> past) {
    return new ChangeFacts(key, Optional.of(status), past, Optional.empty(), Optional.empty());
  }

  private static ChangeFacts ofOpen(String key, Optional<String> note, Optional<String> targets) {
    return new ChangeFacts(key, Optional.empty(), RESOLVED::equals, note, targets);
  }

  private static ChangeFacts always(String key, Optional<String> note, Optional<String> targets) {
    return new ChangeFacts(key, Optional.empty(), status -> false, note, targets);
  }

  static IncidentChange read(String key, Optional<String> note, Optional<String> targets) {
    String words = note.orElse("");
    String ids = targets.orElse("");
    return switch (key) {
      case "acknowledge" -> new IncidentChange.Acknowledge();
      case "unacknowledge" -> new IncidentChange.Unacknowledge();
      case "resolve" -> new IncidentChange.Resolve(note);
      case "reopen" -> new IncidentChange.Reopen();
      case "note" -> new AddNote(words);
      case "snooze" -> new Snooze(Duration.ofSeconds(Long.parseLong(ids)));
      case "escalate" -> new Escalate(ids);
      case "escalate_level" ->
          new EscalateLevel(
              ids.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(ids)));
      case "run_workflow" -> new RunWorkflow(ids);
      case "reassign" -> new Reassign(split(ids).toList());
      case "add_responders" ->
          new AddResponders(split(ids).map(ChangeFacts::target).toList(), words);
      case "set_priority" -> new SetPriority(targets.filter(id -> !id.isBlank()));
      case "post_status" -> new PostStatus(words);
      default -> throw new IllegalStateException("the database holds an unknown change: " + key);
    };
  }

  private static Stream<String> split(String ids) {
    return Stream.of(ids.split(" ", -1)).filter(id -> !id.isEmpty());
  }

  private static Target target(String id) {
    return id.startsWith(POLICY)
        ? new Target(true, id.substring(POLICY.length()))
        : new Target(false, id);
  }

  private static String written(List<Target> targets) {
    return targets.stream()
        .map(target -> (target.policy() ? POLICY : "") + target.id())
        .collect(Collectors.joining(" "));
  }

  private static final class Facts implements IncidentChange.Cases<ChangeFacts> {
    @Override
    public ChangeFacts acknowledge(IncidentChange.Acknowledge change) {
      return to(
          "acknowledge",
          ACKNOWLEDGED,
          status -> status.equals(RESOLVED) || status.equals(ACKNOWLEDGED));
    }

    @Override
    public ChangeFacts unacknowledge(IncidentChange.Unacknowledge change) {
      return to("unacknowledge", TRIGGERED, status -> !status.equals(ACKNOWLEDGED));
    }

    @Override
    public ChangeFacts resolve(IncidentChange.Resolve change) {
      return new ChangeFacts(
          "resolve", Optional.of(RESOLVED), RESOLVED::equals, change.note(), Optional.empty());
    }

    @Override
    public ChangeFacts reopen(IncidentChange.Reopen change) {
      return to("reopen", TRIGGERED, status -> !status.equals(RESOLVED));
    }

    @Override
    public ChangeFacts addNote(AddNote change) {
      return always("note", Optional.of(change.text()), Optional.empty());
    }

    @Override
    public ChangeFacts snooze(Snooze change) {
      var seconds = Long.toString(change.length().toSeconds());
      return ofOpen("snooze", Optional.empty(), Optional.of(seconds));
    }

    @Override
    public ChangeFacts escalate(Escalate change) {
      return ofOpen("escalate", Optional.empty(), Optional.of(change.policy()));
    }

    @Override
    public ChangeFacts escalateLevel(EscalateLevel change) {
      var level =
          change.level().isPresent()
              ? Optional.of(Integer.toString(change.level().getAsInt()))
              : Optional.<String>empty();
      return ofOpen("escalate_level", Optional.empty(), level);
    }

    @Override
    public ChangeFacts runWorkflow(RunWorkflow change) {
      return always("run_workflow", Optional.empty(), Optional.of(change.workflow()));
    }

    @Override
    public ChangeFacts reassign(Reassign change) {
      return ofOpen("reassign", Optional.empty(), Optional.of(String.join(" ", change.users())));
    }

    @Override
    public ChangeFacts addResponders(AddResponders change) {
      return ofOpen(
          "add_responders", Optional.of(change.message()), Optional.of(written(change.to())));
    }

    @Override
    public ChangeFacts setPriority(SetPriority change) {
      return always("set_priority", Optional.empty(), change.priority());
    }

    @Override
    public ChangeFacts postStatus(PostStatus change) {
      return always("post_status", Optional.of(change.message()), Optional.empty());
    }
  }
}
