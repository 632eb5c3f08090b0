package dev.patchbay.slack.wiring;

import static dev.patchbay.slack.wiring.PdFixture.OPS;
import static dev.patchbay.slack.wiring.PdFixture.connection;
import static dev.patchbay.slack.wiring.PdFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.PendingWiring;
import org.junit.jupiter.api.Test;

/** A second after Connect was pressed: the request is still being carried out. */
class PendingWiringTest {
  private final PdFixture pd = new PdFixture();

  private void pending(String id, String name, boolean connecting) {
    var key = connection(id, name, Options.defaults()).key();
    pd.pending.add(
        new PendingWiring(key, name, connecting, DeliveryKind.EXTENSION, Options.defaults()));
  }

  @Test
  void list_shows_what_is_being_connected() {
    pending("P1", "Checkout", true);
    assertThat(pd.says("list")).isEqualTo("*Checkout*: connecting …");

    pd.connections.add(connection("P2", "Payments", Options.defaults()));
    pending("P2", "Payments", false);
    assertThat(pd.says("list"))
        .contains(
            "*Checkout*: connecting …", "*Payments*: disconnecting …", "high and low urgency");
  }

  @Test
  void disconnect_follows_the_request() {
    pending("P1", "Checkout", true);

    assertThat(json(pd.pd("disconnect checkout"))).contains("disconnect P1 --yes");
    assertThat(pd.disconnected).isEmpty();
    assertThat(pd.says("disconnect P1 --yes")).contains("*Checkout*");
    assertThat(pd.disconnected)
        .containsExactly(connection("P1", "Checkout", Options.defaults()).key());
    assertThat(pd.disconnected.get(0).channel()).isEqualTo(OPS);
  }

  @Test
  void edit_opens_the_form_with_what_was_chosen() {
    pending("P1", "Checkout", true);

    assertThat(pd.pd("edit checkout")).isInstanceOf(Ack.Nothing.class);

    var view = pd.slack.opened.get(0);
    assertThat(json(view).toString()).contains("Service: *Checkout*", "still connecting");
    assertThat(view.getTitle().getText()).isEqualTo("Edit connection");
  }
}
