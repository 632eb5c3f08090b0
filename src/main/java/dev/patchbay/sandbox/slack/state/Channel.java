package dev.patchbay.sandbox.slack.state;

import java.util.LinkedHashSet;
import java.util.Set;

/** A conversation as it stands now. Guarded by the world's monitor. */
public final class Channel {
  public final String id;
  public final String teamId;
  public final ChannelDraft.Kind kind;
  public final Set<String> members;
  public String name;
  public boolean archived;

  /** As Slack shows it, escaped. */
  public String topic = "";

  public Channel(ChannelDraft draft) {
    id = draft.id();
    teamId = draft.teamId();
    kind = draft.kind();
    name = draft.name();
    archived = draft.archived();
    members = new LinkedHashSet<>(draft.members());
  }

  public boolean isDirect() {
    return kind == ChannelDraft.Kind.DIRECT;
  }

  public boolean isPrivate() {
    return kind == ChannelDraft.Kind.PRIVATE;
  }

  public boolean isPublic() {
    return kind == ChannelDraft.Kind.PUBLIC;
  }

  /** The scope with which an app may read about this kind of conversation. */
  public String readScope() {
    return switch (kind) {
      case PUBLIC -> "channels:read";
      case PRIVATE -> "groups:read";
      case DIRECT -> "im:read";
    };
  }

  /** The name in commands and payloads, where Slack hides those of private conversations. */
  public String payloadName() {
    return switch (kind) {
      case PUBLIC -> name;
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
    };
  }
}
