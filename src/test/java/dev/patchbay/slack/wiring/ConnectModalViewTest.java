package dev.patchbay.slack.wiring;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import dev.patchbay.core.ServiceId;
import dev.patchbay.slack.view.BlockKitLimits;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.Urgency;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectModalViewTest {
  private static final ServiceName LONG =
      new ServiceName(new ServiceId(ACCOUNT, "P1"), "é&".repeat(300));

  @Test
  void the_modal_is_this_json() throws IOException {
    var form =
        form(
            new ConnectForm.Service.Known(
                new ServiceName(new ServiceId(ACCOUNT, "PABC123"), "Checkout")));

    var json = BlockKitLimits.check(ConnectModalView.of(form));

    String pretty =
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
    assertThat(json).as(pretty).isEqualTo(JsonParser.parseString(read("connect-modal.json")));
  }

  @Test
  void long_names_are_cut_to_what_slack_takes() {
    BlockKitLimits.check(ConnectModalView.of(form(new ConnectForm.Service.Known(LONG))));
    BlockKitLimits.check(ConnectModalView.of(form(new ConnectForm.Service.Fixed(LONG))));
    BlockKitLimits.check(
        ConnectModalView.of(
            form(
                new ConnectForm.Service.OneOf(
                    IntStream.range(0, 130)
                        .mapToObj(
                            i -> new ServiceName(new ServiceId(ACCOUNT, "P" + i), LONG.name()))
                        .toList()))));
    BlockKitLimits.check(ConnectModalView.words("x".repeat(5000)));
  }

  @Test
  void a_service_without_a_name_shows_its_id() {
    var nameless = new ServiceName(new ServiceId(ACCOUNT, "P1"), " ");

    assertThat(
            BlockKitLimits.check(ConnectModalView.of(form(new ConnectForm.Service.Known(nameless))))
                .toString())
        .contains("\"text\":\"P1\"");
  }

  private static ConnectForm form(ConnectForm.Service service) {
    return new ConnectForm(
        "ops & <more>",
        "{}",
        service,
        DeliveryKind.EXTENSION,
        new Options(
            Set.of(NotifyType.TRIGGER, NotifyType.RESOLVE), Set.of(Urgency.HIGH), Restrict.ANY),
        false,
        Optional.empty(),
        false);
  }

  private static String read(String name) throws IOException {
    try (InputStream in = ConnectModalViewTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
