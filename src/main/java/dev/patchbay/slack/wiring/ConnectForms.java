package dev.patchbay.slack.wiring;

import dev.patchbay.core.Place;
import dev.patchbay.slack.wiring.ConnectForm.Service;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.apply.PendingWiring;
import java.util.Optional;
import java.util.function.Function;

/** The connect modal's form for what is known: a service, several, or none yet. */
final class ConnectForms {
  private final Function<ConnectionKey, Optional<Connection>> existing;
  private final DeliveryKind usual;

  /**
   * @param usual delivery of new connections
   */
  ConnectForms(Function<ConnectionKey, Optional<Connection>> existing, DeliveryKind usual) {
    this.existing = existing;
    this.usual = usual;
  }

  /** With the service still to be looked for. */
  ConnectForm blank(Place place, String channelName) {
    return form(place, channelName, new Service.Any());
  }

  /** A connection that is still being made: the change follows it. */
  static ConnectForm edit(PendingWiring pending, String channelName) {
    var service = new ServiceName(pending.key().service(), pending.serviceName());
    return new ConnectForm(
        channelName,
        new ModalContext(pending.key().place(), channelName, Optional.of(service)).json(),
        new Service.Fixed(service),
        pending.delivery(),
        pending.options(),
        true,
        Optional.of("Patchbay is still connecting this service; what you save follows that."),
        false);
  }

  /** A connection that exists, to be changed. */
  static ConnectForm edit(Connection connection, String channelName, boolean fresh) {
    var service = new ServiceName(connection.key().service(), connection.serviceName());
    return new ConnectForm(
        channelName,
        new ModalContext(connection.key().place(), channelName, Optional.of(service)).json(),
        new Service.Fixed(service),
        connection.delivery().kind(),
        connection.options(),
        true,
        Optional.empty(),
        fresh);
  }

  /**
   * @param late the modal is open already: then one service that was found is set, not offered,
   *     because Slack would keep what the select had
   */
  ConnectForm found(Place place, String channelName, Found found, boolean late) {
    if (found instanceof Found.Several several) {
      var form = form(place, channelName, new Service.OneOf(several.services()));
      return several.more()
          ? form.withNotice(
              "More services match than these "
                  + several.services().size()
                  + ". Not in the list? Run `/pd connect` with more of the name.")
          : form;
    }
    if (!(found instanceof Found.One one)) {
      return blank(place, channelName);
    }
    ServiceName service = one.service();
    var present = existing.apply(new ConnectionKey(place, service.id()));
    if (present.isPresent()) {
      return edit(present.get(), channelName, late);
    }
    if (!late) {
      return form(place, channelName, new Service.Known(service));
    }
    return new ConnectForm(
        channelName,
        new ModalContext(place, channelName, Optional.of(service)).json(),
        new Service.Fixed(service),
        usual,
        Options.defaults(),
        false,
        Optional.empty(),
        false);
  }

  private ConnectForm form(Place place, String channelName, Service service) {
    return new ConnectForm(
        channelName,
        new ModalContext(place, channelName, Optional.empty()).json(),
        service,
        usual,
        Options.defaults(),
        false,
        Optional.empty(),
        false);
  }
}
