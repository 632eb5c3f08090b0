package dev.patchbay.slack.wiring;

import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.ThreadMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of the connect modal that only Patchbay's own cards have, and what they mean. */
final class CardFields {
  static final String PRIORITY = "priority";
  static final String BUTTONS = "buttons";
  static final String THREAD = "thread";

  private static final String YES = "true";
  private static final String NO = "false";
  private static final int MOST_WORDS = 300;
  private static final int MOST_NAMES = 20;

  private CardFields() {}

  /** In words, since not every login can read the account's priorities. */
  static PlainTextInputElement priority(Options options) {
    return PlainTextInputElement.builder()
        .actionId(PRIORITY)
        .initialValue(words(options.priorities()))
        .maxLength(MOST_WORDS)
        .build();
  }

  /** With semicolons where a name has a comma in it. */
  private static String words(PriorityFilter priorities) {
    if (!(priorities instanceof PriorityFilter.Only only)) {
      return priorities.toString();
    }
    boolean commas = only.names().stream().anyMatch(name -> name.contains(","));
    return commas ? String.join("; ", only.names()) + ";" : String.join(", ", only.names());
  }

  static RadioButtonsElement buttons(Options options) {
    var yes = BlockElements.option(YES, "Yes");
    var no = BlockElements.option(NO, "No, only the facts (stakeholders)");
    return RadioButtonsElement.builder()
        .actionId(BUTTONS)
        .options(List.of(yes, no))
        .initialOption(options.buttons() ? yes : no)
        .build();
  }

  static RadioButtonsElement thread(Options options) {
    return RadioButtonsElement.builder()
        .actionId(THREAD)
        .options(
            Stream.of(ThreadMode.values())
                .map(mode -> BlockElements.option(mode.key(), OptionView.of(mode)))
                .toList())
        .initialOption(
            BlockElements.option(options.thread().key(), OptionView.of(options.thread())))
        .build();
  }

  /** Empty where what was typed is no filter; any where nothing was. */
  static Optional<PriorityFilter> priorities(ModalFields fields) {
    String typed = fields.typed(PRIORITY).orElse("any").strip();
    if (typed.equalsIgnoreCase("any")) {
      return Optional.of(new PriorityFilter.Any());
    }
    if (typed.equalsIgnoreCase("none")) {
      return Optional.of(new PriorityFilter.None());
    }
    List<String> names =
        Arrays.stream(typed.split(typed.contains(";") ? ";" : ",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    boolean mixed =
        names.stream()
            .anyMatch(name -> name.equalsIgnoreCase("any") || name.equalsIgnoreCase("none"));
    return names.isEmpty() || mixed || names.size() > MOST_NAMES || typed.length() > MOST_WORDS
        ? Optional.empty()
        : Optional.of(new PriorityFilter.Only(names));
  }

  /** With buttons unless it says no; so does a form from before there was a choice. */
  static boolean wantsButtons(ModalFields fields) {
    return !fields.chosen(BUTTONS).equals(Optional.of(NO));
  }

  static ThreadMode threads(ModalFields fields) {
    return fields
        .chosen(THREAD)
        .flatMap(key -> Stream.of(ThreadMode.values()).filter(m -> m.key().equals(key)).findFirst())
        .orElse(ThreadMode.OFF);
  }
}
