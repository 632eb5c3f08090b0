package dev.patchbay.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.Connections;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Function;

/** What carrying out clicks needs of others. */
public record ChangeDependencies(
    IncidentsApi incidents,
    Rights rights,
    Connections connections,
    ChangeAnswers answers,
    Encryptor box,
    MeterRegistry metrics) {
  /**
   * Whose rights a click uses.
   *
   * @param of {@code PersonTokens::of}
   * @param own {@code PersonTokens::own}, where only people with a log-in may press
   * @param who {@code Login::who}
   */
  public record Rights(
      Function<Actor, Outcome<Credential>> of,
      Function<Actor, Outcome<Credential>> own,
      Function<Actor, Optional<Person>> who) {}
}
