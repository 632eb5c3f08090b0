package dev.patchbay.wiring.plan;

import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import java.util.Map;
import java.util.Optional;

/** One change of one connection. {@code extension} is an id. */
public sealed interface PlannedChange {
  /** What a plan calls it (contract, section 3). */
  String action();

  /** What differs, by the contract's name of the field; empty where nothing that is known does. */
  default Map<String, FieldChange> fields() {
    return Map.of();
  }

  /** The whole extension is written. */
  sealed interface Write extends PlannedChange {
    /** The extension that is written; empty where it is made. */
    Optional<String> written();
  }

  record Create() implements Write {
    @Override
    public Optional<String> written() {
      return Optional.empty();
    }

    @Override
    public String action() {
      return "create";
    }
  }

  /** An earlier run created it and lost PagerDuty's answer. */
  record Resume(String extension, Map<String, FieldChange> fields) implements Write {
    @Override
    public Optional<String> written() {
      return Optional.of(extension);
    }

    @Override
    public String action() {
      return "create";
    }
  }

  /** Takes over an extension that someone else made, instead of adding a second one. */
  record Adopt(String extension, Map<String, FieldChange> fields) implements Write {
    @Override
    public Optional<String> written() {
      return Optional.of(extension);
    }

    @Override
    public String action() {
      return "adopt";
    }
  }

  record Edit(String extension, Map<String, FieldChange> fields) implements Write {
    @Override
    public Optional<String> written() {
      return Optional.of(extension);
    }

    @Override
    public String action() {
      return "edit";
    }
  }

  /** The extension of a connection that nobody wants now posts to this channel from then on. */
  record Move(ConnectionKey from, String extension, Map<String, FieldChange> fields)
      implements Write {
    @Override
    public Optional<String> written() {
      return Optional.of(extension);
    }

    @Override
    public String action() {
      return "edit";
    }
  }

  /**
   * Writes what is stored, with the workspace's bot token.
   *
   * @param enable whether PagerDuty may have paused it because the old token was invalid
   */
  record PushToken(String extension, boolean enable, Map<String, FieldChange> fields)
      implements Write {
    /** Because the workspace has a new one. */
    public PushToken(String extension, boolean enable) {
      this(extension, enable, Map.of("token", new FieldChange("outdated", "current")));
    }

    /** Nothing says that another Slack user's token is in it. */
    public boolean ofTokenAlone() {
      return !fields.containsKey("bot_user");
    }

    @Override
    public Optional<String> written() {
      return Optional.of(extension);
    }

    @Override
    public String action() {
      return "push-token";
    }
  }

  /** Nothing is written; PagerDuty stopped to post through it for a while. */
  record Enable(String extension) implements PlannedChange {
    @Override
    public String action() {
      return "enable";
    }

    @Override
    public Map<String, FieldChange> fields() {
      return Map.of("state", new FieldChange("paused", "working"));
    }
  }

  /** Of a connection that is delivered by webhook; nothing is written in PagerDuty. */
  record EditWebhook(Map<String, FieldChange> fields) implements PlannedChange {
    @Override
    public String action() {
      return "edit";
    }
  }

  /**
   * The other one posts from now on.
   *
   * @param extension to be taken down, or to be taken over: empty where there is none
   * @param ours false: an extension that someone else made
   */
  record ChangeDelivery(
      DeliveryKind to, Optional<String> extension, boolean ours, Map<String, FieldChange> fields)
      implements PlannedChange {
    @Override
    public String action() {
      return ours ? "edit" : "adopt";
    }
  }

  /**
   * @param extension empty with delivery webhook
   */
  record TakeDown(Optional<String> extension) implements PlannedChange {
    public TakeDown(String extension) {
      this(Optional.of(extension));
    }

    @Override
    public String action() {
      return "take-down";
    }
  }

  /** Cannot be done, as is known beforehand. */
  record Fail(Refusal why) implements PlannedChange {
    @Override
    public String action() {
      return "fail";
    }
  }
}
