package dev.patchbay.slack.wiring;

import dev.patchbay.core.ServiceId;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.Urgency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the connect modal's fields mean, or what is wrong with each of them, all at once. */
sealed interface ModalChoice {
  String STRANGE = "This form is out of date. Run /pd connect again.";

  record Chosen(ServiceName service, DeliveryKind delivery, Options options)
      implements ModalChoice {}

  /** Keys are block ids; the words are plain text. */
  record Wrong(Map<String, String> byBlock) implements ModalChoice {}

  /**
   * @param fixed the service that was not to be chosen
   */
  static ModalChoice of(ModalFields fields, Optional<ServiceName> fixed) {
    var wrong = new LinkedHashMap<String, String>();
    Optional<ServiceName> service = fixed.or(() -> service(fields));
    if (service.isEmpty()) {
      wrong.put(fields.block(ConnectModalView.SERVICE), "Choose a service.");
    }
    Set<NotifyType> types =
        each(fields, ConnectModalView.NOTIFY, NotifyType.values(), NotifyType::key, wrong);
    Set<Urgency> urgency =
        each(fields, ConnectModalView.URGENCY, Urgency.values(), Urgency::key, wrong);
    Optional<DeliveryKind> delivery =
        fields
            .chosen(ConnectModalView.DELIVERY)
            .flatMap(key -> named(DeliveryKind.values(), DeliveryKind::key, key));
    if (delivery.isEmpty()) {
      wrong.put(fields.block(ConnectModalView.DELIVERY), STRANGE);
    }
    Optional<Restrict> restrict =
        fields
            .chosen(ConnectModalView.RESTRICT)
            .flatMap(key -> named(Restrict.values(), Restrict::key, key));
    if (restrict.isEmpty()) {
      wrong.put(fields.block(ConnectModalView.RESTRICT), STRANGE);
    }
    Optional<PriorityFilter> priorities = CardFields.priorities(fields);
    if (priorities.isEmpty()) {
      wrong.put(
          fields.block(CardFields.PRIORITY), "Write any, none, or up to 20 names such as P1, P2.");
    }
    if (!wrong.isEmpty()) {
      return new Wrong(wrong);
    }
    boolean cards = delivery.equals(Optional.of(DeliveryKind.WEBHOOK));
    var options =
        cards
            ? new Options(
                types,
                urgency,
                restrict.orElseThrow(),
                priorities.orElseThrow(),
                CardFields.wantsButtons(fields),
                CardFields.threads(fields))
            : new Options(types, urgency, restrict.orElseThrow());
    return new Chosen(service.orElseThrow(), delivery.orElseThrow(), options);
  }

  private static Optional<ServiceName> service(ModalFields fields) {
    try {
      return fields
          .chosen(ConnectModalView.SERVICE)
          .map(ServiceId::of)
          .map(
              id -> new ServiceName(id, fields.label(ConnectModalView.SERVICE).orElse(id.value())));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private static <T> Set<T> each(
      ModalFields fields,
      String field,
      T[] known,
      Function<T, String> key,
      Map<String, String> wrong) {
    var all = new LinkedHashSet<T>();
    List<String> ticked = fields.ticked(field);
    for (String value : ticked) {
      named(known, key, value)
          .ifPresentOrElse(all::add, () -> wrong.put(fields.block(field), STRANGE));
    }
    if (ticked.isEmpty()) {
      wrong.put(fields.block(field), "Choose at least one.");
    }
    return all;
  }

  private static <T> Optional<T> named(T[] known, Function<T, String> key, String value) {
    return Stream.of(known).filter(one -> key.apply(one).equals(value)).findFirst();
  }
}
