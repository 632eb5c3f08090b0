package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.Position;
import dev.patchbay.wiring.plan.WiringProblem;
import dev.patchbay.wiring.plan.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks up single names and collects what is wrong with them. Not thread-safe. */
final class NameLookup {
  private static final String USE_ID = " Use an ID.";

  private final DirectoryNames names;
  private final List<WiringProblem> problems = new ArrayList<>();
  private boolean notInstalled;

  NameLookup(DirectoryNames names) {
    this.names = names;
  }

  List<WiringProblem> problems() {
    return problems;
  }

  /**
   * @param otherwise where the problem is if the file does not name a workspace and there are
   *     several
   */
  Optional<Directory.Workspace> workspace(Optional<Written> written, Position otherwise) {
    List<Directory.Workspace> all = names.directory().workspaces();
    if (all.isEmpty()) {
      return notInstalled ? Optional.empty() : notInstalled(otherwise);
    }
    if (written.isEmpty()) {
      return all.size() == 1
          ? Optional.of(all.get(0))
          : problem(
              otherwise,
              "The workspace is missing. Patchbay is installed in "
                  + names.installed()
                  + ": name one.");
    }
    Written name = written.get();
    List<Directory.Workspace> found = names.workspaces(name.text());
    return switch (found.size()) {
      case 0 ->
          problem(
              name.at(),
              "There is no workspace "
                  + Phrases.quoted(name.text())
                  + ". Patchbay is installed in "
                  + names.installed()
                  + ".");
      case 1 -> Optional.of(found.get(0));
      default ->
          several(
              name, "workspaces", found, one -> Phrases.quoted(one.name()) + " (" + one.id() + ")");
    };
  }

  /** The same for all rows: said once. */
  private Optional<Directory.Workspace> notInstalled(Position at) {
    notInstalled = true;
    return problem(at, "Patchbay isn't installed in any workspace. Install it first.");
  }

  /** A blank name is a problem of the file already. */
  Optional<Directory.Service> service(Written name) {
    if (name.isBlank()) {
      return Optional.empty();
    }
    List<Directory.Service> found = names.services(name.text());
    return switch (found.size()) {
      case 0 ->
          problem(
              name.at(),
              "There is no PagerDuty service "
                  + Phrases.quoted(name.text())
                  + "."
                  + meant(
                      names.services().near(name.text()).stream().map(Phrases::quoted).toList(),
                      " Check its name, or use its ID."));
      case 1 -> Optional.of(found.get(0));
      default ->
          several(
              name, "services", found, one -> Phrases.quoted(one.name()) + " (" + one.id() + ")");
    };
  }

  /**
   * An id that Slack does not show is no problem of the file: see {@link ChannelState}. A blank
   * name is one already.
   */
  Optional<ChannelState> channel(Directory.Workspace workspace, Written name) {
    if (name.isBlank()) {
      return Optional.empty();
    }
    List<Directory.Channel> found = names.channels(workspace.id(), name.text());
    if (found.isEmpty() && ChannelNames.isId(name.text())) {
      return Optional.of(ChannelState.unseen(name.text()));
    }
    return switch (found.size()) {
      case 0 -> problem(name.at(), noChannel(workspace, name.text()));
      case 1 -> Optional.of(ChannelState.of(found.get(0)));
      default ->
          several(name, "channels", found, one -> "#" + one.name() + " (" + one.id() + ")")
              .map(ChannelState::of);
    };
  }

  private String noChannel(Directory.Workspace workspace, String name) {
    return "Patchbay sees no channel "
        + Phrases.channel(name)
        + " in "
        + Phrases.line(workspace.name())
        + "."
        + meant(names.nearChannels(workspace.id(), name), "")
        + " If it is private, invite @Patchbay there.";
  }

  private <T> Optional<T> several(
      Written name, String kind, List<T> found, Function<T, String> shown) {
    return problem(
        name.at(),
        Phrases.quoted(name.text())
            + " means several "
            + kind
            + ": "
            + Phrases.and(found.stream().map(shown).sorted().limit(5).toList())
            + "."
            + USE_ID);
  }

  private static String meant(List<String> near, String otherwise) {
    return near.isEmpty() ? otherwise : " Did you mean " + Phrases.or(near) + "?";
  }

  private <T> Optional<T> problem(Position at, String message) {
    problems.add(new WiringProblem(at, message));
    return Optional.empty();
  }
}
