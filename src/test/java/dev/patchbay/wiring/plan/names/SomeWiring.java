package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.plan.Position;
import dev.patchbay.wiring.plan.WantedRow;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringRule;
import dev.patchbay.wiring.plan.WiringSettings;
import dev.patchbay.wiring.plan.Written;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a file says, for tests: each row on its own line, services in column 5, channels in 9. */
final class SomeWiring {
  static final WiringSettings ALL = new WiringSettings(DeliveryKind.EXTENSION, Options.defaults());
  static final WiringSettings HIGH =
      new WiringSettings(
          DeliveryKind.EXTENSION,
          new Options(EnumSet.allOf(NotifyType.class), Set.of(Urgency.HIGH), Restrict.ANY));

  private final List<WantedRow> rows = new ArrayList<>();
  private final List<WiringRule> rules = new ArrayList<>();
  private int line;

  SomeWiring row(String service, String channel) {
    return row(service, channel, "");
  }

  SomeWiring row(String service, String channel, String workspace) {
    line++;
    rows.add(
        new WantedRow(
            new Position(line, 3), at(5, service), at(9, channel), named(7, workspace), ALL));
    return this;
  }

  /** Everything may be blank. */
  SomeWiring rule(
      String service,
      String team,
      String policy,
      String channel,
      List<String> except,
      WiringSettings settings) {
    line++;
    rules.add(
        new WiringRule(
            new Position(line, 3),
            new WiringRule.Match(named(5, service), named(5, team), named(5, policy)),
            at(9, channel),
            except.stream().map(one -> at(11, one)).toList(),
            Optional.empty(),
            settings));
    return this;
  }

  SomeWiring rule(String service, String channel) {
    return rule(service, "", "", channel, List.of(), ALL);
  }

  WantedWiring made() {
    return new WantedWiring(rows, rules, List.of(), List.of());
  }

  private Optional<Written> named(int column, String text) {
    return Optional.of(text).filter(one -> !one.isEmpty()).map(one -> at(column, one));
  }

  private Written at(int column, String text) {
    return new Written(text, new Position(line, column));
  }
}
