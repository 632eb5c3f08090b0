package dev.patchbay.slack.inbound;

import com.google.gson.JsonObject;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.AttachmentActionRequest;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bolt's requests, each carrying the payload as it was parsed. To Bolt's typed model they show only
 * the id that Bolt routes by: a message with a block that the model cannot parse is a click all the
 * same, and a press that names several actions is not dropped (reference/slack.md §1).
 */
final class RoutedRequests {
  /** What Bolt's constructors look into; the id is set afterwards. */
  private static final String BLANK = "{\"team\":{},\"user\":{},\"view\":{}}";

  private static final RequestHeaders NO_HEADERS = new RequestHeaders(Map.of());

  private RoutedRequests() {}

  /** A request or its context, with what Slack sent. */
  interface Carrier {
    Interaction payload();
  }

  /** Empty for what nothing can be registered for. */
  static Optional<Request<?>> of(Interaction payload) {
    return Optional.ofNullable(
        switch (payload.kind()) {
          case COMMAND -> new Command(payload);
          case BLOCK_ACTIONS -> new Press(payload);
          case INTERACTIVE_MESSAGE -> new LegacyPress(payload);
          case VIEW_SUBMISSION -> new Submission(payload);
          case BLOCK_SUGGESTION -> new Typeahead(payload);
          case SHORTCUT -> new Shortcut(payload);
          case MESSAGE_ACTION -> new MessageShortcut(payload);
          case EVENT_CALLBACK ->
              payload.text("event", "type").isBlank() ? null : new Happening(payload);
          case VIEW_CLOSED, URL_VERIFICATION, SSL_CHECK, OTHER -> null;
        });
  }

  private static final class Command extends SlashCommandRequest implements Carrier {
    private final Interaction payload;

    Command(Interaction payload) {
      super("", named(payload.text("command")), NO_HEADERS);
      this.payload = payload;
    }

    private static SlashCommandPayload named(String command) {
      var named = new SlashCommandPayload();
      named.setCommand(command);
      return named;
    }

    @Override
    public Interaction payload() {
      return payload;
    }
  }

  private static final class Press extends BlockActionRequest implements Carrier {
    private final Interaction payload;

    Press(Interaction payload) {
      super("", BLANK, NO_HEADERS);
      this.payload = payload;
      var action = new BlockActionPayload.Action();
      action.setActionId(payload.action("action_id"));
      getPayload().setActions(List.of(action));
    }

    @Override
    public Interaction payload() {
      return payload;
    }
  }

  private static final class LegacyPress extends AttachmentActionRequest implements Carrier {
    private final Interaction payload;

    LegacyPress(Interaction payload) {
      super("", BLANK, NO_HEADERS);
      this.payload = payload;
      getPayload().setCallbackId(payload.text("callback_id"));
    }

    @Override
    public Interaction payload() {
      return payload;
    }
  }

  private static final class Submission extends ViewSubmissionRequest implements Carrier {
    private final Interaction payload;

    Submission(Interaction payload) {
      super("", BLANK, NO_HEADERS);
      this.payload = payload;
      getPayload().getView().setCallbackId(payload.text("view", "callback_id"));
    }

    @Override
    public Interaction payload() {
      return payload;
    }
  }

  private static final class Typeahead extends BlockSuggestionRequest implements Carrier {
    private final Interaction payload;

    Typeahead(Interaction payload) {
      super("", BLANK, NO_HEADERS);
      this.payload = payload;
      getPayload().setActionId(payload.text("action_id"));
    }

    @Override
    public Interaction payload() {
      return payload;
    }
  }

  private static final class Shortcut extends GlobalShortcutRequest implements Carrier {
    private final Interaction payload;

    Shortcut(Interaction payload) {
      super("", BLANK, NO_HEADERS);
      this.payload = payload;
      getPayload().setCallbackId(payload.text("callback_id"));
    }

    @Override
    public Interaction payload() {
      return payload;
    }
  }

  private static final class MessageShortcut extends MessageShortcutRequest implements Carrier {
    private final Interaction payload;

    MessageShortcut(Interaction payload) {
      super("", BLANK, NO_HEADERS);
      this.payload = payload;
      getPayload().setCallbackId(payload.text("callback_id"));
    }

    @Override
    public Interaction payload() {
      return payload;
    }
  }

  /** Bolt gives a listener of events the context, and never the request. */
  private static final class Happening extends EventRequest {
    private final Context context;

    Happening(Interaction payload) {
      super(named(payload), NO_HEADERS);
      this.context = new Context(payload);
    }

    private static String named(Interaction payload) {
      var event = new JsonObject();
      event.addProperty("type", payload.text("event", "type"));
      var function = new JsonObject();
      function.addProperty("callback_id", payload.text("event", "function", "callback_id"));
      event.add("function", function);
      var body = new JsonObject();
      body.add("event", event);
      return body.toString();
    }

    /** Bolt's constructor asks for it before it is there. */
    @Override
    public EventContext getContext() {
      return context == null ? super.getContext() : context;
    }
  }

  private static final class Context extends EventContext implements Carrier {
    private final Interaction payload;

    Context(Interaction payload) {
      this.payload = payload;
    }

    @Override
    public Interaction payload() {
      return payload;
    }
  }
}
