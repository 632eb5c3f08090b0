package dev.patchbay.wiring;

import dev.patchbay.core.Typed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What people type or paste to name a service, taken apart: the one reader of it, for commands, the
 * typeahead and PagerDuty addresses. Pure.
 */
public sealed interface ServiceQuery {
  /** A PagerDuty address: the id is certain. */
  record Address(String id) implements ServiceQuery {
    @Override
    public String words() {
      return id;
    }
  }

  /** Has the shape of an id, and may be a name all the same (PAYMENTS). */
  record IdOrName(String id, Name name) implements ServiceQuery {
    @Override
    public String words() {
      return id;
    }
  }

  /**
   * @param words without what people put around a name
   * @param literal with it, in case it belongs to the name
   * @param cut what follows was cut off where it was copied
   */
  record Name(String words, String literal, boolean cut) implements ServiceQuery {
    /** Whether it is the whole name of this service. */
    boolean isNameOf(ServiceName service) {
      var key = NameKey.of(service.name());
      return !cut && (key.equals(NameKey.of(words)) || key.equals(NameKey.of(literal)));
    }
  }

  Pattern ADDRESS =
      Pattern.compile(
          "^[(\\[]?(?:https?:)?(?://)?(?:www\\.)?[a-z0-9-]+(?:\\.eu)?\\.pagerduty\\.com"
              + "/(?:service-directory|services)/([a-z0-9]{1,64})(?:[^a-z0-9_-].*)?$",
          Pattern.CASE_INSENSITIVE);

  Pattern ID = Pattern.compile("[PQ][A-Z0-9]{3,20}");

  Pattern CUT = Pattern.compile("^(.{3,}?)\\s?(?:…|\\.\\.\\.)$");

  /** What a person meant, to be shown to them; blank where nothing was said. */
  String words();

  static ServiceQuery parse(String typed) {
    var literal = new Typed(Pasted.decoded(new Typed(typed).text())).text();
    var words = new Typed(Pasted.decoded(Pasted.freed(new Typed(typed).text()))).text();
    var address = ADDRESS.matcher(words);
    if (address.matches()) {
      return new Address(address.group(1));
    }
    var cut = CUT.matcher(words);
    var name =
        cut.matches() ? new Name(cut.group(1), literal, true) : new Name(words, literal, false);
    return ID.matcher(words).matches() ? new IdOrName(words, name) : name;
  }

  default boolean isBlank() {
    return words().isEmpty();
  }

  /** The words as a name, if they can be one. */
  default Optional<Name> asName() {
    if (this instanceof IdOrName either) {
      return Optional.of(either.name());
    }
    return this instanceof Name name ? Optional.of(name) : Optional.empty();
  }

  /**
   * Those of {@code all} that are meant: by id, else by the whole name, else by its beginning where
   * it was cut, else by a part of it. Blank words mean all.
   */
  default <T> List<T> meant(List<T> all, Function<T, ServiceName> service) {
    if (isBlank()) {
      return all;
    }
    var byId = only(all, one -> service.apply(one).id().value().equalsIgnoreCase(words()));
    if (!byId.isEmpty() || this instanceof Address) {
      return byId;
    }
    var name = asName().orElseThrow();
    var whole = named(all, service, name);
    if (!whole.isEmpty()) {
      return whole;
    }
    var key = NameKey.of(name.words());
    if (name.cut()) {
      var begun = only(all, one -> NameKey.of(service.apply(one).name()).startsWith(key));
      if (!begun.isEmpty()) {
        return begun;
      }
    }
    return only(all, one -> NameKey.of(service.apply(one).name()).contains(key));
  }

  /** Those whose whole name it is; letter for letter goes before alike. */
  private static <T> List<T> named(List<T> all, Function<T, ServiceName> service, Name name) {
    for (var words : List.of(name.literal(), name.words())) {
      var same = only(all, one -> service.apply(one).name().equals(words));
      if (same.size() == 1) {
        return same;
      }
      var key = NameKey.of(words);
      var alike = only(all, one -> NameKey.of(service.apply(one).name()).equals(key));
      if (!alike.isEmpty()) {
        return alike;
      }
    }
    return List.of();
  }

  private static <T> List<T> only(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).toList();
  }
}
