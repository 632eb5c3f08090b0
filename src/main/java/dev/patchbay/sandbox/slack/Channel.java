package dev.patchbay.sandbox.slack;

import java.util.LinkedHashSet;
import java.util.Set;

/** A conversation as it stands now. Guarded by the world's monitor. */
final class Channel {
  final String id;
  final String teamId;
  final ChannelDraft.Kind kind;
  final Set<String> members;
  String name;
  boolean archived;

  Channel(ChannelDraft draft) {
    id = draft.id();
    teamId = draft.teamId();
    kind = draft.kind();
    name = draft.name();
    archived = draft.archived();
    members = new LinkedHashSet<>(draft.members());
  }

  boolean isDirect() {
    return kind == ChannelDraft.Kind.DIRECT;
  }

  boolean isPrivate() {
    return kind == ChannelDraft.Kind.PRIVATE;
  }

  boolean isPublic() {
    return kind == ChannelDraft.Kind.PUBLIC;
  }

  /** The scope with which an app may read about this kind of conversation. */
  String readScope() {
    return switch (kind) {
      case PUBLIC -> "channels:read";
      case PRIVATE -> "groups:read";
      case DIRECT -> "im:read";
    };
  }

  /** The name in commands and payloads, where Slack hides those of private conversations. */
  String payloadName() {
    return switch (kind) {
      case PUBLIC -> name;
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
    };
  }
}
