package dev.patchbay.slack.incident.thread;

import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.click.ClickDecoder;
import dev.patchbay.incident.talk.Talk;
import dev.patchbay.incident.talk.TalkListener;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.incident.AskedChange;
import dev.patchbay.slack.incident.AskedChange.Understood;
import dev.patchbay.slack.incident.ChangeGrammar;
import dev.patchbay.slack.incident.ChangeWord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does what people ask of Patchbay in the thread of an incident's message. A change is stored,
 * carried out and answered as a press is; what is not understood changes nothing. Answers are seen
 * by the person alone, in the thread.
 */
public final class Mentions implements TalkListener {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** A card's post has its answer by then. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private static final Duration SOON = Duration.ofMillis(300);

  /**
   * What is known here.
   *
   * @param bot the app's user id in a workspace; blank where the app is not installed
   * @param reach the workspaces by which people of a home are reached; none: a stranger's home
   */
  public record Uses(
      Consumer<ChangeRequest> change,
      Outbox outbox,
      Function<TeamId, String> bot,
      Function<HomeId, List<TeamId>> reach) {}

  private final Uses uses;
  private final ThreadIncidents threads;
  private final EphemeralMessages ephemerals;
  private final Clock clock;

  public Mentions(Uses uses, SlackApi slack, Clock clock) {
    this.uses = uses;
    this.threads =
        new ThreadIncidents(uses.outbox(), slack.conversations(), ClickDecoder::incidents);
    this.ephemerals = slack.ephemerals();
    this.clock = clock;
  }

  @Override
  public String kind() {
    return MentionEvents.KIND;
  }

  @Override
  public Verdict see(Talk talk) {
    return said(talk).map(this::see).orElseGet(Verdict.SeenTo::new);
  }

  @Override
  public void givenUp(Talk talk) {
    said(talk).ifPresent(said -> tell(said, MentionView.GIVEN_UP));
  }

  private static Optional<Said> said(Talk talk) {
    return Interaction.ofJson(talk.body(), talk.heardAt())
        .map(event -> new Said(event, event.place().orElseThrow()));
  }

  /** A mention, and where it was made. */
  private record Said(Interaction event, Place place) {
    /** Blank outside a thread. */
    String thread() {
      return event.text("event", "thread_ts");
    }
  }

  private Verdict see(Said said) {
    if (uses.reach().apply(said.event().actor().home()).isEmpty()) {
      return says(said, MentionView.STRANGER);
    }
    var known = said.event().botUser();
    var bot = known.isBlank() ? uses.bot().apply(said.place().team()) : known;
    var words = MentionWords.of(said.event().text("event", "text"), bot);
    return words
        .change()
        .map(word -> change(said, word, words.rest(), bot))
        .orElseGet(() -> says(said, MentionView.unknown(words.word())));
  }

  private Verdict change(Said said, ChangeWord word, String rest, String bot) {
    var asked = ChangeGrammar.read(word, rest, true);
    if (asked instanceof Understood understood && understood.incident().isPresent()) {
      return submit(said, understood, List.of(understood.incident().get()));
    }
    if (said.thread().isBlank()) {
      return unthreaded(said, word, rest, Optional.empty());
    }
    var now = clock.instant();
    if (now.isBefore(said.event().receivedAt().plus(SETTLED))
        && threads.mayBecomeKnown(said.place(), said.thread())) {
      return new Verdict.AskAgain(now.plus(SOON));
    }
    var found = threads.of(said.place(), said.thread(), bot);
    if (found instanceof Outcome.Refused<List<String>> refused) {
      return unread(said, word, rest, refused.refusal());
    }
    var candidates = ((Outcome.Done<List<String>>) found).value();
    if (candidates.isEmpty()) {
      return unthreaded(said, word, rest, Optional.empty());
    }
    return asked instanceof Understood understood
        ? submit(said, understood, candidates)
        : says(said, MentionView.needed(word));
  }

  private Verdict unread(Said said, ChangeWord word, String rest, Refusal why) {
    if (why instanceof Refusal.RateLimited limited) {
      return new Verdict.AskAgain(clock.instant().plus(limited.delay()));
    }
    return why instanceof Refusal.Unavailable
        ? new Verdict.AskAgain(clock.instant().plus(PAUSE))
        : unthreaded(said, word, rest, Optional.of(why));
  }

  /** Where the place does not say which incident is meant, the words must. */
  private Verdict unthreaded(Said said, ChangeWord word, String rest, Optional<Refusal> unread) {
    AskedChange asked = ChangeGrammar.read(word, rest, false);
    return asked instanceof Understood understood && understood.incident().isPresent()
        ? submit(said, understood, List.of(understood.incident().get()))
        : says(said, MentionView.which(word, !said.thread().isBlank(), unread));
  }

  private Verdict submit(Said said, Understood understood, List<String> candidates) {
    ephemerals.inThread(
        said.event().actor(),
        said.place(),
        Optional.empty(),
        said.thread(),
        MentionView.underWay(understood));
    return new Verdict.SeenTo(
        () ->
            uses.change()
                .accept(
                    new ChangeRequest(
                        said.event().actor(),
                        said.place(),
                        "",
                        said.thread(),
                        Optional.empty(),
                        candidates,
                        understood.change(),
                        "")));
  }

  private Verdict says(Said said, String words) {
    tell(said, words);
    return new Verdict.SeenTo();
  }

  private void tell(Said said, String words) {
    ephemerals.answer(
        said.event().actor(), said.place(), Optional.empty(), said.thread(), words, List.of());
  }
}
