package dev.patchbay.slack.inbound;

import com.slack.api.model.view.View;
import dev.patchbay.slack.view.MessageContent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What goes back to Slack at once, within three seconds of the request. */
public sealed interface Ack {
  /** Nothing is shown: a modal closes or was opened, or the answer comes later. */
  record Nothing() implements Ack {}

  /** The event could not be handled now: Slack sends it again. */
  record Again() implements Ack {}

  /**
   * A message that only the person sees. Who gives the same one to everybody keeps it: its JSON is
   * written once, for that is most of what such an answer costs. Thread-safe.
   */
  final class Says implements Ack {
    private final MessageContent content;
    private volatile @Nullable WrittenResponse written;

    public Says(MessageContent content) {
      this.content = content;
    }

    public MessageContent content() {
      return content;
    }

    WrittenResponse written(Function<MessageContent, String> writer) {
      var made = written;
      if (made == null) {
        made = new WrittenResponse(writer.apply(content));
        written = made;
      }
      return made;
    }
  }

  /** A submitted modal stays open and shows each message under its block; keys are block ids. */
  record Errors(Map<String, String> byBlock) implements Ack {}

  /** Replaces the content of the submitted modal. */
  record Shows(View view) implements Ack {}

  /** What a typeahead offers; Slack takes at most 100. */
  record Options(List<Option> all) implements Ack {}

  /**
   * Slack takes at most 75 characters of the value; a longer label is cut.
   *
   * @param description what stands below the label, of at most 75 characters; may be empty
   */
  record Option(String value, String label, String description) {
    public Option(String value, String label) {
      this(value, label, "");
    }
  }
}
