package dev.patchbay.sandbox.slack.state;

import java.util.Set;

/** A conversation to create; a direct message has its one or two people as members and no name. */
public record ChannelDraft(
    String id, String teamId, String name, Kind kind, boolean archived, Set<String> members) {
  /** What kind of conversation it is; decides visibility, scopes and which methods work. */
  public enum Kind {
    PUBLIC,
    PRIVATE,
    DIRECT
  }

  public ChannelDraft {
    if (!id.matches("[CGD][A-Z0-9]+")) {
      throw new IllegalArgumentException("channel id: " + id);
    }
    members = Set.copyOf(members);
  }

  public static ChannelDraft open(String id, String teamId, String name, String... members) {
    return new ChannelDraft(id, teamId, name, Kind.PUBLIC, false, Set.of(members));
  }

  public static ChannelDraft secret(String id, String teamId, String name, String... members) {
    return new ChannelDraft(id, teamId, name, Kind.PRIVATE, false, Set.of(members));
  }

  static ChannelDraft direct(String id, String teamId, String... members) {
    return new ChannelDraft(id, teamId, "", Kind.DIRECT, false, Set.of(members));
  }

  public ChannelDraft asArchived() {
    return new ChannelDraft(id, teamId, name, kind, true, members);
  }
}
